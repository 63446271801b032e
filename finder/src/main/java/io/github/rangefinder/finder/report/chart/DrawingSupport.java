package io.github.rangefinder.finder.report.chart;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import javax.imageio.ImageIO;

/** Finds out whether this Java runtime can draw text into an image. */
public final class DrawingSupport {
  private DrawingSupport() {}

  /**
   * Draws a word.
   *
   * @throws PicturesUnavailableException if that fails, however it fails: without the desktop
   *     module classes are missing, without its native libraries they do not link, and without
   *     fonts font managers throw internal errors or null pointer exceptions
   */
  public static void check() throws PicturesUnavailableException {
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
    try {
      Probe.draw();
    } catch (LinkageError e) {
      throw new PicturesUnavailableException(
          "The pictures need a Java runtime with the module java.desktop and its libraries"
              + " (libfreetype among them).",
          e);
    } catch (InternalError | RuntimeException e) {
      throw new PicturesUnavailableException(
          "The pictures need fonts: install fontconfig and a font such as DejaVu.", e);
    }
  }

  /** A class of its own, so that this one loads where there is no java.desktop. */
  private static final class Probe {
    static void draw() {
      ImageIO.setUseCache(false); // no file but those asked for is written, and /tmp is not needed
      Graphics2D graphics = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB).createGraphics();
      graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 8));
      graphics.drawString("loss", 0, 8);
      graphics.dispose();
    }
  }
}
