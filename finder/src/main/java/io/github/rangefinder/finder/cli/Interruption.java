package io.github.rangefinder.finder.cli;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import sun.misc.Signal;

/**
 * Turns Ctrl-C, SIGTERM and SIGHUP into a wish to stop, so that a run ends its step and writes what
 * it has. While data is read and a model is made there is nothing to write, and they end the
 * process at once. A shutdown hook would be too late: during shutdown, parts of the JDK that write
 * images refuse to work.
 */
final class Interruption implements BooleanSupplier {
  private static final String CTRL_C = "INT";

  private final AtomicBoolean requested = new AtomicBoolean();
  private final AtomicBoolean begun = new AtomicBoolean();
  private final AtomicBoolean ctrlC = new AtomicBoolean();

  private Interruption() {}

  /** Listens from now on; where a signal cannot be caught, it ends the process as ever. */
  static Interruption listen() {
    Interruption interruption = new Interruption();
    if (ModuleLayer.boot().findModule("jdk.unsupported").isPresent()) {
      for (String name : List.of(CTRL_C, "TERM", "HUP")) {
        Listener.add(interruption, name);
      }
    }
    return interruption;
  }

  /** From now on there may be something to write, and whoever runs asks whether to stop. */
  Interruption begun() {
    begun.set(true);
    return this;
  }

  /** Whether somebody wants this process to stop. */
  @Override
  public boolean getAsBoolean() {
    return requested.get();
  }

  private void signal(String name) {
    requested.set(true);
    if (!begun.get()) {
      end();
    }
    // Who presses it twice does not want to wait. Other signals may come along with the first one.
    if (name.equals(CTRL_C) && ctrlC.getAndSet(true)) {
      end();
    }
  }

  private static void end() {
    Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
  }

  /** A class of its own, so that the other one loads where there is no jdk.unsupported. */
  private static final class Listener {
    static void add(Interruption interruption, String name) {
      try {
        Signal.handle(new Signal(name), signal -> interruption.signal(name));
      } catch (IllegalArgumentException e) {
        // The system does not know the signal, or the JVM runs with -Xrs and leaves it alone.
      }
    }
  }
}
