package io.github.rangefinder.finder;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;

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
      // Closed by other means than its stream, since only a channel wakes who waits for it.
      FileChannel pipe = new FileInputStream(FileDescriptor.in).getChannel();
      begin("finder-follows-its-parent", () -> awaitEnd(pipe));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stopFollowing(pipe)));
    }
  }

  private static void begin(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  private static void awaitEnd(FileChannel pipe) {
    try {
      ByteBuffer nothing = ByteBuffer.allocate(1);
      while (pipe.read(nothing) >= 0) {
        nothing.clear(); // Nothing is ever sent.
      }
    } catch (ClosedChannelException e) {
      return; // this JVM ends by itself
    } catch (IOException e) {
      // A pipe that cannot be read has no other end either.
    }
    Runtime.getRuntime().halt(KILLED);
  }

  /**
   * A JVM that ends gives each thread that waits for the system 300 ms to come back. Where closing
   * has to wait for the reader, as on Windows, the end does not wait for the closing.
   */
  private static void stopFollowing(FileChannel pipe) {
    begin(
        "finder-stops-following",
        () -> {
          try {
            pipe.close();
          } catch (IOException e) {
            // Then the end takes those 300 ms.
          }
        });
  }
}
