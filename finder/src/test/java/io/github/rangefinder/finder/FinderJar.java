package io.github.rangefinder.finder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The packaged jar as a user starts it: {@code java -jar finder.jar}, by this JVM's java. */
final class FinderJar {
  private static final long TIMEOUT_SECONDS = 180;

  private final Path folder;
  private final List<String> jvmOptions;
  private final List<String> program;
  private final Map<String, String> environment = new LinkedHashMap<>();

  /** The jar in a working folder, with JVM options. */
  FinderJar(Path folder, String... jvmOptions) {
    this(folder, List.of(jvmOptions), List.of("-jar", System.getProperty("finder.jar")));
  }

  private FinderJar(Path folder, List<String> jvmOptions, List<String> program) {
    this.folder = folder;
    this.jvmOptions = jvmOptions;
    this.program = program;
    environment.put("LC_ALL", "C.UTF-8"); // for file names that are not ASCII
  }

  /** The jar at another place. */
  static FinderJar at(Path folder, Path jar) {
    return new FinderJar(folder, List.of(), List.of("-jar", jar.toString()));
  }

  /** The program within another one, whose class path is among the JVM options. */
  static FinderJar onClassPath(Path folder, List<String> jvmOptions) {
    return new FinderJar(folder, jvmOptions, List.of(Main.class.getName()));
  }

  /** Sets an environment variable. */
  FinderJar with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** The names of the files in a folder below the working folder. */
  Set<String> files(String name) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(name))) {
      return files
          .map(file -> file.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** Runs it to its end. */
  Result run(String... args) throws IOException, InterruptedException {
    return start(args).await();
  }

  /** Starts it. */
  Running start(String... args) throws IOException {
    return new Running(command(args));
  }

  /** Runs it in the process of a shell that has done something else first. */
  Result runAfter(String shellCommand, String... args) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("sh", "-c", shellCommand + "; exec \"$@\"", "sh"));
    command.addAll(command(args));
    return new Running(command).await();
  }

  /** How long it takes until a process has ended. */
  static Duration untilEnded(ProcessHandle process) throws InterruptedException {
    long begin = System.nanoTime();
    while (process.isAlive() && System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(10)) {
      Thread.sleep(10);
    }
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private List<String> command(String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.addAll(program);
    command.addAll(List.of(args));
    return command;
  }

  /** What a run left behind. */
  record Result(int exitCode, String out, String err) {
    Result expect(int code) {
      assertEquals(code, exitCode, this::toString);
      return this;
    }

    /** Checks that standard error holds nothing but lines with these texts. */
    Result expectMessages(String... texts) {
      List<String> lines = err.lines().toList();
      assertEquals(texts.length, lines.size(), this::toString);
      for (int i = 0; i < texts.length; i++) {
        assertTrue(lines.get(i).contains(texts[i]), this::toString);
      }
      return this;
    }

    Result expectLastMessage(String text) {
      assertEquals(text, err.lines().reduce("", (before, line) -> line), this::toString);
      return this;
    }
  }

  /** A run that has been started. */
  final class Running {
    private final Process process;
    private final Path out = Files.createTempFile("finder", ".out");
    private final Path err = Files.createTempFile("finder", ".err");

    private Running(List<String> command) throws IOException {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().keySet().removeAll(List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS"));
      builder.environment().putAll(environment);
      process = builder.start();
      process.getOutputStream().close();
    }

    /** Waits until standard error shows a text. */
    Running awaitMessage(String text) throws IOException, InterruptedException {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
      while (!Files.readString(err).contains(text)) {
        assertTrue(process.isAlive(), "ended early");
        assertTrue(System.nanoTime() < deadline, "takes too long");
        Thread.sleep(50);
      }
      return this;
    }

    /** Waits until a file below the working folder is there. */
    Running awaitFile(String name) throws IOException, InterruptedException {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
      while (!Files.exists(folder.resolve(name))) {
        assertTrue(process.isAlive(), "ended early");
        assertTrue(System.nanoTime() < deadline, "takes too long");
        Thread.sleep(50);
      }
      return this;
    }

    /** Waits until a folder below the working folder has a file with an ending. */
    Running awaitFileLike(String name, String ending) throws IOException, InterruptedException {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
      while (!Files.exists(folder.resolve(name))
          || files(name).stream().noneMatch(file -> file.endsWith(ending))) {
        assertTrue(process.isAlive(), () -> "ended early: " + this);
        assertTrue(System.nanoTime() < deadline, "takes too long");
        Thread.sleep(50);
      }
      return this;
    }

    /** The Java processes that it has started. */
    List<ProcessHandle> javas() {
      assertTrue(process.isAlive(), "ended early");
      return process
          .descendants()
          .filter(one -> one.info().command().orElse("").endsWith("java"))
          .toList();
    }

    /** The second JVM. */
    ProcessHandle child() {
      return process.children().findFirst().orElseThrow();
    }

    /** What standard error has got so far. */
    String err() throws IOException {
      return Files.readString(err);
    }

    /** Sends a signal, such as {@code TERM}, to the process that was started and to no other. */
    Running signal(String name) throws IOException, InterruptedException {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
      return this;
    }

    Result await() throws IOException, InterruptedException {
      try {
        assertTrue(process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS), "does not end");
        return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        Files.delete(out);
        Files.delete(err);
      }
    }
  }
}
