package io.github.rangefinder.finder.report.page;

import io.github.rangefinder.finder.disk.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A page as one HTML document: styles, script and uPlot stand in it, and its content security
 * policy lets a browser run and ask for nothing else.
 */
public final class PageFile {
  /** The file's name in a folder. */
  public static final String NAME = "report.html";

  private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/";

  // Read with the class, which is loaded early: the jar may be another one at the end of a run.
  private static final String STYLE = text(UPLOT + "dist/uPlot.min.css") + text("page.css");
  private static final String LIBRARY =
      "/*! " + text(UPLOT + "LICENSE") + " */\n" + text(UPLOT + "dist/uPlot.iife.min.js");
  private static final String SCRIPT = text("plot.js") + text("page.js");

  private PageFile() {}

  /**
   * Writes {@code report.html}, whole or not at all.
   *
   * @param folder where to, must exist
   * @return the file's name
   * @throws IOException with a sentence that names the file
   */
  public static String write(Path folder, Page page) throws IOException {
    byte[] html = html(page).getBytes(StandardCharsets.UTF_8);
    WholeFile.write(folder.resolve(NAME), out -> out.write(html));
    return NAME;
  }

  /** The page as a file that never asks for anything. */
  public static String html(Page page) {
    return document(page, "'none'", "");
  }

  /**
   * The page that shows a run as it goes.
   *
   * @param events the address, relative to the page's, of its server-sent events
   */
  public static String live(Page page, String events) {
    return document(page, "'self'", events);
  }

  private static String document(Page page, String connections, String events) {
    String policy =
        "default-src 'none'; img-src data:; connect-src %s; style-src '%s'; script-src '%s' '%s'"
            .formatted(connections, hash(STYLE), hash(LIBRARY), hash(SCRIPT));
    Html head = new Html();
    head.single("meta", "charset", "utf-8").text("\n");
    head.single("meta", "http-equiv", "Content-Security-Policy", "content", policy).text("\n");
    head.single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    head.single("meta", "name", "color-scheme", "content", "light dark");
    head.single("meta", "name", "referrer", "content", "no-referrer");
    head.element("title", page.title()).text("\n");
    return "<!doctype html>\n<html lang=\"en\">\n<head>\n"
        + head
        + "<style>"
        + STYLE
        + "</style>\n</head>\n"
        + new Html().single("body", "data-events", events)
        + "\n<main>\n"
        + page.content()
        + "</main>\n"
        + "<script>"
        + LIBRARY
        + "</script>\n<script>"
        + SCRIPT
        + "</script>\n</body>\n</html>\n";
  }

  private static String text(String resource) {
    try (InputStream in = PageFile.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a content security policy calls a script's or style's text. */
  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has SHA-256
    }
  }
}
