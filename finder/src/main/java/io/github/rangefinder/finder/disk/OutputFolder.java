package io.github.rangefinder.finder.disk;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** The folder a run writes to. */
public final class OutputFolder {
  private OutputFolder() {}

  /**
   * Makes the folder if need be and tries to write into it: better now than after the training.
   *
   * @throws IOException with a sentence that names the folder and what is wrong
   */
  public static void prepare(Path folder) throws IOException {
    try {
      make(folder);
      Draft.write(folder.resolve("any"), out -> {}).close();
    } catch (FileAlreadyExistsException e) {
      throw new IOException("cannot write to " + folder + ": it is no folder", e);
    } catch (IOException e) {
      throw new IOException("cannot write to " + folder + ": " + WholeFile.reason(e), e);
    }
  }

  /**
   * Makes folders one after the other, as the system sees them: one that is only passed on the way
   * to {@code ..} has to be there too, and a link to a folder is one. Where one cannot be made
   * those before it go again.
   */
  private static void make(Path folder) throws IOException {
    Deque<Path> made = new ArrayDeque<>();
    Path so = folder.getRoot();
    try {
      for (Path name : folder) {
        so = so == null ? name : so.resolve(name);
        if (!Files.isDirectory(so)) {
          Files.createDirectory(so);
          made.push(so);
        }
      }
    } catch (IOException e) {
      made.forEach(OutputFolder::takeAway);
      throw e;
    }
  }

  private static void takeAway(Path made) {
    try {
      Files.deleteIfExists(made);
    } catch (IOException e) {
      // somebody else uses it by now, and what went wrong first is what counts
    }
  }
}
