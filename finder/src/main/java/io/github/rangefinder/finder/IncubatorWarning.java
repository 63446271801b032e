package io.github.rangefinder.finder;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Keeps one line off standard error: the JVM's warning that it uses an incubator module, printed at
 * every start and switched off by no option. Everything else passes unchanged and at once.
 */
final class IncubatorWarning {
  private static final byte[] START =
      "WARNING: Using incubator modules: ".getBytes(StandardCharsets.US_ASCII);

  private final PrintStream out;

  /** How much of {@link #START} the current line has shown so far; not yet written. */
  private int held;

  private State state = State.LINE_START;

  private enum State {
    LINE_START,
    IN_LINE,
    IN_WARNING,
    GONE
  }

  private IncubatorWarning(PrintStream out) {
    this.out = out;
  }

  /** Copies {@code in} to its end, without the warning. */
  static void relay(InputStream in, PrintStream out) {
    IncubatorWarning filter = new IncubatorWarning(out);
    byte[] buffer = new byte[8192];
    try {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        filter.write(buffer, n);
        out.flush();
      }
    } catch (IOException e) {
      out.println("finder: the second Java's messages cannot be read: " + e.getMessage());
    }
    out.write(START, 0, filter.held);
    out.flush();
  }

  private void write(byte[] bytes, int n) {
    int i = 0;
    while (i < n && state != State.GONE) {
      write(bytes[i++]);
    }
    out.write(bytes, i, n - i);
  }

  private void write(byte b) {
    if (state == State.IN_WARNING) {
      state = b == '\n' ? State.GONE : State.IN_WARNING;
    } else if (state == State.LINE_START && b == START[held]) {
      held++;
      if (held == START.length) {
        held = 0;
        state = State.IN_WARNING;
      }
    } else {
      out.write(START, 0, held);
      held = 0;
      out.write(b);
      state = b == '\n' ? State.LINE_START : State.IN_LINE;
    }
  }
}
