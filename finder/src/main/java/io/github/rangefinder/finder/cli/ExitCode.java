package io.github.rangefinder.finder.cli;

/** What the process ends with; scripts rely on these. */
final class ExitCode {
  static final int DONE = 0;

  /** A file or the training failed. */
  static final int FAILED = 1;

  /** The command line is wrong. */
  static final int USAGE = 2;

  /** Nothing reliable was found, and {@code --strict} asks for that. */
  static final int NOTHING_RELIABLE = 3;

  /** Ctrl-C or SIGTERM, as shells have it for SIGINT. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
