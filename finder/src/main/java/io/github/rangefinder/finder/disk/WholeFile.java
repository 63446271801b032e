package io.github.rangefinder.finder.disk;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes files whole or not at all: what was there before stays until the new file is complete. */
public final class WholeFile {
  private WholeFile() {}

  /** Writes a file's bytes. */
  @FunctionalInterface
  public interface Content {
    /** Writes everything to a stream that somebody else closes. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes beside the file first and then puts it in its place. After a failure nothing is left.
   *
   * @throws IOException with a sentence that names the file and what is wrong
   */
  public static void write(Path file, Content content) throws IOException {
    writeAllOrNone(Map.of(file, content));
  }

  /**
   * Writes files that make sense each by itself: one that cannot be written keeps no other from
   * being so.
   *
   * @throws SomeUnwrittenException with a sentence for each file that cannot be written
   */
  public static void writeEach(Map<Path, Content> files) throws SomeUnwrittenException {
    List<String> written = new ArrayList<>();
    List<IOException> failures = new ArrayList<>();
    for (Map.Entry<Path, Content> file : files.entrySet()) {
      try {
        write(file.getKey(), file.getValue());
        written.add(file.getKey().getFileName().toString());
      } catch (IOException e) {
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      throw new SomeUnwrittenException(
          failures.stream().map(IOException::getMessage).collect(Collectors.joining("; ")),
          failures.get(0),
          written);
    }
  }

  /**
   * Writes files that belong together: none is put in its place before all are complete. Who is
   * killed between the first and the last leaves a list of the rest, see {@link
   * FolderLock#recover}. Where no such files are there to be kept together, and not all can be
   * written, each is that can.
   *
   * @param files in one folder
   * @throws IOException with a sentence that names the file and what is wrong
   */
  public static void writeTogether(Map<Path, Content> files) throws IOException {
    try {
      writeAllOrNone(files);
    } catch (IOException e) {
      if (files.keySet().stream().allMatch(Files::exists)) {
        throw e;
      }
      writeEach(files);
    }
  }

  private static void writeAllOrNone(Map<Path, Content> files) throws IOException {
    List<Draft> drafts = new ArrayList<>();
    Path current = null;
    try {
      for (Map.Entry<Path, Content> file : files.entrySet()) {
        current = file.getKey();
        drafts.add(Draft.write(current, file.getValue()));
      }
      if (drafts.size() == 1) {
        drafts.get(0).putInPlace();
        return;
      }
      try (PlannedMoves moves = PlannedMoves.write(drafts)) {
        for (Draft draft : drafts) {
          current = draft.target();
          draft.putInPlace();
        }
      }
    } catch (IOException e) {
      throw new IOException("cannot write " + current + ": " + reason(e), e);
    } finally {
      drafts.forEach(Draft::close);
    }
  }

  /**
   * A name beside a file for what is needed only while that is written. It cannot be guessed, and
   * what a killed run leaves there goes the way of its drafts.
   */
  public static Path scratch(Path file) {
    Path part = file.resolveSibling(file.getFileName() + ".part"); // the file's drafts come and go
    Draft.clearBefore(part);
    return Draft.of(part).path();
  }

  /** What went wrong with a file, in words and without the file's name. */
  public static String reason(IOException e) {
    if (e instanceof NoSuchFileException || e instanceof FileNotFoundException) {
      return "there is no such file or folder";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileSystemException failure && failure.getReason() != null) {
      return failure.getReason();
    }
    return e.getMessage() == null ? "the system does not say why" : e.getMessage();
  }
}
