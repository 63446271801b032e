package io.github.rangefinder.finder.report.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/** A white picture to draw on, for what is no curve. */
final class Canvas {
  private Canvas() {}

  static byte[] png(int width, int height, Consumer<Graphics2D> drawing) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    drawing.accept(graphics);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A text that is cut to a width in pixels, with an ellipsis. */
  static String cut(Graphics2D graphics, String text, int width) {
    String shown = text;
    while (shown.length() > 1 && graphics.getFontMetrics().stringWidth(shown + "\u2026") > width) {
      shown = shown.substring(0, shown.length() - 1);
    }
    return graphics.getFontMetrics().stringWidth(text) <= width ? text : shown + "\u2026";
  }
}
