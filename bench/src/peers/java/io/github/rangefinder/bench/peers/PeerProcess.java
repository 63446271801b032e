package io.github.rangefinder.bench.peers;

import io.github.rangefinder.bench.timing.Timed;
import io.github.rangefinder.bench.workload.EngineBenchmark;
import io.github.rangefinder.bench.workload.OptimizerChoice;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** A {@link PeerServer} that runs beside this JVM and works when it is asked for a step. */
final class PeerProcess implements Timed, AutoCloseable {
  /**
   * By default glibc's allocator gives the large blocks of a step back to the kernel and asks for
   * them again in the next step, which costs native engines up to a third of their time. It keeps
   * them with high thresholds, and in the main arena alone: others are too small for such blocks.
   */
  private static final Map<String, String> KEEP_BLOCKS =
      Map.of(
          "MALLOC_MMAP_THRESHOLD_", Long.toString(4L << 30),
          "MALLOC_TRIM_THRESHOLD_", Long.toString(4L << 30),
          "MALLOC_TOP_PAD_", Long.toString(256L << 20),
          "MALLOC_ARENA_MAX", "1");

  private final PeerKind kind;
  private final Process process;
  private final Writer requests;
  private final BufferedReader answers;
  private int steps;
  private double loss;
  private double cpuMillis;

  PeerProcess(PeerKind kind, OptimizerChoice optimizer, int threads) throws IOException {
    this.kind = kind;
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            EngineBenchmark.VECTOR_MODULE,
            EngineBenchmark.ONE_COMPILER,
            "-cp",
            System.getProperty("java.class.path"),
            PeerServer.class.getName(),
            kind.name(),
            optimizer.name(),
            Integer.toString(threads));
    Map<String, String> environment = builder.environment();
    environment.putAll(KEEP_BLOCKS);
    environment.put("OMP_NUM_THREADS", Integer.toString(threads));
    process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    requests = process.outputWriter(StandardCharsets.UTF_8);
    answers = process.inputReader(StandardCharsets.UTF_8);
  }

  @Override
  public double millis() {
    try {
      requests.write("step\n");
      requests.flush();
      String answer = answers.readLine();
      if (answer == null) {
        throw new IllegalStateException(kind.title() + " has ended; see above for why");
      }
      String[] numbers = answer.split(" ", -1);
      loss = Double.parseDouble(numbers[1]);
      cpuMillis = Double.parseDouble(numbers[2]);
      steps++;
      return Double.parseDouble(numbers[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The loss of the last step. */
  double loss() {
    return loss;
  }

  /** How many steps it has taken. */
  int steps() {
    return steps;
  }

  /** The processor time its JVM has used, on all threads and since its start. */
  double cpuMillis() {
    return cpuMillis;
  }

  PeerKind kind() {
    return kind;
  }

  @Override
  public void close() throws IOException {
    requests.close();
    process.destroy();
  }
}
