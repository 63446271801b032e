package io.github.rangefinder.bench.report;

import io.github.rangefinder.engine.backend.Kernels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a number was measured on. */
public final class Machine {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  private Machine() {}

  /** Processor and Java in one line. */
  public static String describe() {
    return "%s, %d processors available; %s %s"
        .formatted(
            processor(),
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("java.vm.name"),
            Runtime.version());
  }

  /** Which kernels the engine runs in this JVM. */
  public static String kernels() {
    return Kernels.vectorBits() == 0
        ? Kernels.name() + " kernels"
        : Kernels.name() + " kernels with " + Kernels.vectorBits() + " bits";
  }

  private static String processor() {
    try (Stream<String> lines = Files.lines(CPU_INFO)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException noLinux) {
      return System.getProperty("os.arch");
    }
  }
}
