package io.github.rangefinder.finder.cli;

import io.github.rangefinder.finder.report.chart.DrawingSupport;
import io.github.rangefinder.finder.report.chart.PicturesUnavailableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The files at the end of a run: each is written as far as it can be, and the one that cannot be is
 * named and keeps no other from being written.
 */
final class FilesWritten {
  private final Consumer<String> complaints;
  private final List<String> names = new ArrayList<>();
  private boolean failed;

  /** Writes something. */
  @FunctionalInterface
  interface Writing {
    void write() throws IOException;
  }

  /** Writes something and tells which files that made. */
  @FunctionalInterface
  interface Listing {
    List<String> write() throws IOException;
  }

  /** Draws something and tells which files that made. */
  @FunctionalInterface
  interface Drawing {
    List<String> draw() throws IOException, PicturesUnavailableException;
  }

  FilesWritten(Consumer<String> complaints) {
    this.complaints = complaints;
    getReadyToDraw();
  }

  /** Fonts take long in a JVM that has not drawn yet: they are found while numbers are written. */
  private static void getReadyToDraw() {
    Thread ready =
        new Thread(
            () -> {
              try {
                DrawingSupport.check();
              } catch (PicturesUnavailableException e) {
                // whoever draws finds out, too, and says it
              }
            },
            "finder-ready-to-draw");
    ready.setDaemon(true);
    ready.start();
  }

  /** Writes files of these names; tells whether that went well. */
  boolean write(Writing writing, String... files) {
    try {
      writing.write();
      names.addAll(List.of(files));
      return true;
    } catch (IOException e) {
      failed = true;
      complaints.accept(e.getMessage());
      return false;
    }
  }

  /** Writes what only the writing knows the files of, if any. */
  void list(Listing listing) {
    write(() -> names.addAll(listing.write()));
  }

  /** Draws pictures; a Java that cannot is no failure. */
  void draw(Drawing drawing) {
    try {
      names.addAll(0, drawing.draw());
    } catch (PicturesUnavailableException e) {
      complaints.accept("the numbers are written, the pictures are not. " + e.getMessage());
    } catch (IOException e) {
      failed = true;
      complaints.accept(e.getMessage());
    }
  }

  /** Whether nothing failed. */
  boolean areAllWritten() {
    return !failed;
  }

  /** The files' names, pictures first. */
  List<String> names() {
    return List.copyOf(names);
  }
}
