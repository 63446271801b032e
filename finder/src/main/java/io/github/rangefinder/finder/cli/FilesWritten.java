package io.github.rangefinder.finder.cli;

import io.github.rangefinder.finder.disk.SomeUnwrittenException;
import io.github.rangefinder.finder.report.chart.PicturesUnavailableException;
import io.github.rangefinder.finder.report.file.Pictures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/**
 * The files at the end of a run: each is written as far as it can be, and the one that cannot be is
 * named and keeps no other from being written.
 */
final class FilesWritten {
  private final Consumer<String> complaints;
  private final List<String> names = new ArrayList<>();
  private final FutureTask<Pictures> pictures;
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

  /** Draws something. */
  @FunctionalInterface
  interface Drawing {
    Pictures draw() throws PicturesUnavailableException;
  }

  /**
   * Nothing yet, but the pictures are begun: whoever has pressed Ctrl-C waits for them and for the
   * numbers, not for one after the other.
   *
   * @param complaints receives a sentence for each file that cannot be written
   */
  FilesWritten(Consumer<String> complaints, Drawing drawing) {
    this.complaints = complaints;
    this.pictures = new FutureTask<>(drawing::draw);
    Thread artist = new Thread(pictures, "finder-draws");
    artist.setDaemon(true);
    artist.start();
  }

  /** Writes files of these names; tells whether that went well. */
  boolean write(Writing writing, String... files) {
    try {
      writing.write();
      names.addAll(List.of(files));
      return true;
    } catch (IOException e) {
      fail(e);
      return false;
    }
  }

  /** Tells what went wrong, and which files were written all the same. */
  private List<String> fail(IOException e) {
    failed = true;
    complaints.accept(e.getMessage());
    return e instanceof SomeUnwrittenException some ? some.written() : List.of();
  }

  /** Writes what only the writing knows the files of, if any. */
  void list(Listing listing) {
    try {
      names.addAll(listing.write());
    } catch (IOException e) {
      names.addAll(fail(e));
    }
  }

  /** Writes the pictures, once they are drawn; a Java that cannot draw is no failure. */
  void writePictures(Path folder) {
    try {
      names.addAll(0, drawn().writeTo(folder));
    } catch (PicturesUnavailableException e) {
      complaints.accept("the numbers are written, the pictures are not. " + e.getMessage());
    } catch (IOException e) {
      names.addAll(0, fail(e));
    }
  }

  private Pictures drawn() throws PicturesUnavailableException {
    try {
      return pictures.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof PicturesUnavailableException unavailable) {
        throw unavailable;
      }
      if (e.getCause() instanceof Error error) {
        throw error; // a class that the jar no longer has, too little memory
      }
      throw (RuntimeException) e.getCause();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts this thread", e);
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
