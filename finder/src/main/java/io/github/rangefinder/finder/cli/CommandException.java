package io.github.rangefinder.finder.cli;

/** Ends a command; the message is a sentence for whoever typed it. */
final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private CommandException(int exitCode, String sentence) {
    super(sentence);
    this.exitCode = exitCode;
  }

  /** The command line asks for something that cannot be. */
  static CommandException usage(String sentence) {
    return new CommandException(ExitCode.USAGE, sentence);
  }

  /** The run cannot go on. */
  static CommandException failure(String sentence) {
    return new CommandException(ExitCode.FAILED, sentence);
  }

  int exitCode() {
    return exitCode;
  }
}
