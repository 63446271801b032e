package io.github.rangefinder.finder;

import io.github.rangefinder.finder.cli.Rangefinder;
import java.io.IOException;

/** The entry point of {@code java -jar finder.jar}. */
public final class Main {
  private Main() {}

  /** Runs the program, in a second JVM if that is what the vector kernels need. */
  public static void main(String[] args) {
    String obstacle = null;
    if (VectorModule.isWanted(args) && !VectorModule.isEnabled()) {
      obstacle = Relaunch.obstacle();
      if (obstacle == null) {
        try {
          System.exit(Relaunch.run(args));
        } catch (IOException e) {
          obstacle = "Java could not start itself again (" + e.getMessage() + ")";
        }
      }
    }
    System.exit(Rangefinder.run(args, obstacle));
  }
}
