package io.github.rangefinder.finder.run;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A shell command with all the processes that it starts, which end with it, and with this program.
 *
 * <p>A process whose parent has ended no longer stands among its descendants; so they are noted
 * while it runs.
 */
final class ProcessFamily implements AutoCloseable {
  private static final long PAUSE_MILLIS = 20;

  /** A process may start another one while it is being ended. */
  private static final int ROUNDS = 3;

  private final Process process;
  private final Set<ProcessHandle> children = Collections.synchronizedSet(new LinkedHashSet<>());
  private final Thread atTheEnd = new Thread(this::end, "rangefinder-end-command");

  private ProcessFamily(Process process) {
    this.process = process;
    Runtime.getRuntime().addShutdownHook(atTheEnd);
  }

  /**
   * Starts a command.
   *
   * @throws IOException with a sentence, if there is no shell
   */
  static ProcessFamily start(String line) throws IOException {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    ProcessBuilder builder =
        windows ? new ProcessBuilder("cmd", "/c", line) : new ProcessBuilder("/bin/sh", "-c", line);
    try {
      ProcessFamily family = new ProcessFamily(builder.start());
      family.process.getOutputStream().close();
      return family;
    } catch (IOException e) {
      throw new IOException("cannot run a shell for the command: " + e.getMessage(), e);
    }
  }

  /** The shell. */
  Process process() {
    return process;
  }

  /** Whether the command has not ended by itself. */
  boolean isAlive() {
    note();
    return process.isAlive();
  }

  private void note() {
    process.descendants().forEach(children::add);
  }

  /** Waits a moment. */
  void pause() {
    try {
      process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void end() {
    for (int round = 0; round < ROUNDS; round++) {
      note();
      Set<ProcessHandle> known;
      synchronized (children) {
        known = new LinkedHashSet<>(children);
      }
      for (ProcessHandle child : known) {
        child.descendants().forEach(children::add);
      }
      process.destroyForcibly();
      synchronized (children) {
        children.forEach(ProcessHandle::destroyForcibly);
      }
    }
  }

  /** Ends whatever of it still runs. */
  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(atTheEnd);
    } catch (IllegalStateException e) {
      // the program is ending, and the hook is at it
    }
  }
}
