package io.github.rangefinder.finder.run.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A mark that a command hands on to all the processes it starts, since children inherit their
 * environment, also those that leave its session and outlive their parents. Where the system shows
 * processes as files, as Linux does, they are found by it.
 */
final class ProcessMark {
  private static final String NAME = "RANGEFINDER_TRIAL";
  private static final Path PROCESSES = Path.of("/proc");

  private final String value = UUID.randomUUID().toString();

  /** Marks what will be started with an environment. */
  void put(Map<String, String> environment) {
    environment.put(NAME, value);
  }

  /** The processes that have the mark now. */
  List<ProcessHandle> marked() {
    List<ProcessHandle> marked = new ArrayList<>();
    if (!Files.isDirectory(PROCESSES)) {
      return marked;
    }
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      for (Path folder : folders) {
        if (hasMark(folder.resolve("environ"))) {
          process(folder).ifPresent(marked::add);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      // what could be seen is known, and the rest is nobody's
    }
    return marked;
  }

  private static Optional<ProcessHandle> process(Path folder) {
    return ProcessHandle.of(Long.parseLong(folder.getFileName().toString()));
  }

  /** Other people's processes cannot be read, and some end just now. */
  private boolean hasMark(Path environment) {
    try {
      String text = new String(Files.readAllBytes(environment), StandardCharsets.ISO_8859_1);
      return text.contains(NAME + "=" + value);
    } catch (IOException e) {
      return false;
    }
  }
}
