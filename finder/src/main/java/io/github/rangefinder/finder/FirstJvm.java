package io.github.rangefinder.finder;

import java.io.IOException;

/**
 * The JVM that started this one: when it is gone, nobody waits for the answer any more.
 *
 * <p>Other signals than SIGKILL are handed on by {@link Relaunch}; of SIGKILL nobody is told. What
 * tells is the pipe between the two, which the system closes.
 */
final class FirstJvm {
  private static final String PROPERTY = "finder.follow";

  /** What the first JVM gives the second one, whose standard input is then that pipe. */
  static final String OPTION = "-D" + PROPERTY + "=true";

  private static final int KILLED = 128 + 9;

  private FirstJvm() {}

  /** Ends this JVM as soon as the first one has ended; does nothing if this is the first one. */
  static void follow() {
    if (Boolean.getBoolean(PROPERTY)) {
      Thread follower = new Thread(FirstJvm::awaitEnd, "finder-follows-its-parent");
      follower.setDaemon(true);
      follower.start();
    }
  }

  private static void awaitEnd() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is ever sent.
      }
    } catch (IOException e) {
      // A pipe that cannot be read has no other end either.
    }
    Runtime.getRuntime().halt(KILLED);
  }
}
