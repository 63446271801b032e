package io.github.rangefinder.finder.run.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A shell command with all the processes that it starts, which end with it, and with this program.
 *
 * <p>A process whose parent has ended no longer stands among its descendants; so they are noted
 * while it runs, and where the system has {@code setsid} they are a session of their own, which is
 * ended as a whole. What has left that session too is known by its {@link ProcessMark}.
 */
final class ProcessFamily implements AutoCloseable {
  private static final long PAUSE_MILLIS = 20;

  private static final long SECONDS_TO_END = 5;

  /** A process may start another one while it is being ended. */
  private static final int ROUNDS = 3;

  private static final Path SETSID = Path.of("/usr/bin/setsid");

  private final Process process;
  private final boolean session;
  private final ProcessMark mark;
  private final Set<ProcessHandle> children = Collections.synchronizedSet(new LinkedHashSet<>());
  private final Thread atTheEnd = new Thread(this::end, "rangefinder-end-command");

  private ProcessFamily(Process process, boolean session, ProcessMark mark) {
    this.process = process;
    this.session = session;
    this.mark = mark;
    Runtime.getRuntime().addShutdownHook(atTheEnd);
  }

  /**
   * Starts a command.
   *
   * @throws IOException with a sentence, if there is no shell
   */
  static ProcessFamily start(String line) throws IOException {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    boolean session = !windows && Files.isExecutable(SETSID);
    List<String> words = new ArrayList<>();
    if (session) {
      words.add(SETSID.toString());
    }
    words.addAll(windows ? List.of("cmd", "/c", line) : List.of("/bin/sh", "-c", line));
    try {
      ProcessMark mark = new ProcessMark();
      ProcessBuilder builder = new ProcessBuilder(words);
      mark.put(builder.environment());
      ProcessFamily family = new ProcessFamily(builder.start(), session, mark);
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
    if (session) {
      endSession();
    }
    for (int round = 0; round < ROUNDS; round++) {
      note();
      Set<ProcessHandle> known;
      synchronized (children) {
        known = new LinkedHashSet<>(children);
      }
      for (ProcessHandle child : known) {
        child.descendants().forEach(children::add);
      }
      process.toHandle().destroyForcibly(); // not the process itself, which would close its output
      synchronized (children) {
        children.forEach(ProcessHandle::destroyForcibly);
      }
      mark.marked().forEach(ProcessHandle::destroyForcibly);
    }
  }

  /** The shell's number is that of its session's group. */
  private void endSession() {
    try {
      new ProcessBuilder("/bin/sh", "-c", "kill -KILL -" + process.pid())
          .redirectErrorStream(true)
          .start()
          .waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
    } catch (IOException e) {
      // its descendants are ended one by one
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
