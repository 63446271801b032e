package io.github.rangefinder.finder.cli;

import io.github.rangefinder.finder.setting.SettingException;
import picocli.CommandLine.Option;

/** Whether somebody looks on while it runs, and whether a browser is to be opened. */
final class LiveOptions {
  private static final int HIGHEST_PORT = 65_535;

  @Option(
      names = "--live",
      paramLabel = "PORT",
      arity = "0..1",
      fallbackValue = "0",
      description =
          "show the curves as they grow, on a page for browsers on this machine (default port: any"
              + " that is free)")
  private Integer port;

  @Option(
      names = "--open",
      description = "open that page, or else the finished report, in the browser")
  private boolean open;

  /** Whether there is to be a page while it runs. */
  boolean isLive() {
    return port != null;
  }

  /** Whether a browser is to be opened. */
  boolean opens() {
    return open;
  }

  /**
   * The port asked for; 0 for any.
   *
   * @throws SettingException if there is no such port
   */
  int port() {
    if (port < 0 || port > HIGHEST_PORT) {
      throw SettingException.usage("--live must be a port from 0 to 65535, got " + port);
    }
    return port;
  }
}
