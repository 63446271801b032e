package io.github.rangefinder.finder;

import io.github.rangefinder.finder.cli.Place;
import io.github.rangefinder.finder.cli.Rangefinder;
import java.io.IOException;
import java.util.Locale;

/** The entry point of {@code java -jar finder.jar}. */
public final class Main {
  private Main() {}

  /** Runs the program, in a second JVM if that is what the vector kernels need. */
  public static void main(String[] given) {
    JarPlace.require();
    makeTheSameEverywhere();
    FirstJvm.follow();
    String[] args = RawArguments.orGiven(given);
    String obstacle = null;
    boolean unreadable = RawArguments.areNeeded(given) && args == given;
    boolean lacksVectors = VectorModule.isWanted(args) && !VectorModule.isEnabled();
    if (Place.ofThisJvm() == Place.SPARK) {
      obstacle = lacksVectors ? Relaunch.SPARK_OBSTACLE : null;
    } else if (unreadable || lacksVectors) {
      obstacle = Relaunch.obstacle();
      if (obstacle == null) {
        try {
          System.exit(Relaunch.run(args));
        } catch (IOException e) {
          obstacle = "Java could not start itself again (" + e.getMessage() + ")";
        }
      }
    }
    if (unreadable) {
      System.err.println(
          "finder: Java cannot read file names beyond ASCII here; set LC_ALL="
              + RawArguments.UTF_8_LOCALE);
    }
    if (!HelpRequest.isOne(args)) {
      Preload.begin();
    }
    System.exit(Rangefinder.run(args, VectorModule.isWanted(args) ? obstacle : null));
  }

  /** Numbers in words, files and pictures have the same digits, and no screen is asked for. */
  private static void makeTheSameEverywhere() {
    Locale.setDefault(Locale.ROOT);
    // before anything reads or draws an image, which would settle the matter
    System.setProperty("java.awt.headless", "true");
  }
}
