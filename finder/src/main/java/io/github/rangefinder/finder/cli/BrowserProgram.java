package io.github.rangefinder.finder.cli;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The system's program that opens addresses in a browser. */
final class BrowserProgram {
  private static final int SECONDS_TO_FAIL = 2;

  private BrowserProgram() {}

  /**
   * Opens an address.
   *
   * @param say receives a sentence if there is no browser
   */
  static void open(URI address, Consumer<String> say) {
    if (!starts(command(System.getProperty("os.name"), address))) {
      say.accept("--open: no browser could be started; the page is " + address);
    }
  }

  static List<String> command(String system, URI address) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return List.of("rundll32", "url.dll,FileProtocolHandler", address.toString());
    }
    return List.of(name.startsWith("mac") ? "open" : "xdg-open", address.toString());
  }

  /** A program that still runs after a while has not failed. */
  private static boolean starts(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return !process.waitFor(SECONDS_TO_FAIL, TimeUnit.SECONDS) || process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
