package io.github.rangefinder.bench;

import io.github.rangefinder.bench.report.JmhScores;
import io.github.rangefinder.bench.report.Machine;
import io.github.rangefinder.bench.report.TextTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Says whether a change made something faster: runs the benchmarks of two builds in JVMs that take
 * turns, and prints the ratio of the median times and, for a machine that others use too, of the
 * best.
 *
 * <pre>java -cp bench.jar io.github.rangefinder.bench.Compare OLD.jar NEW.jar [JMH ARGUMENTS…]
 * </pre>
 *
 * <p>The arguments are passed to JMH, above all the expressions that choose benchmarks. In turns,
 * because a machine drifts by more than most changes are worth; in several JVMs, because identical
 * JVMs may settle on differently fast code.
 */
public final class Compare {
  private static final int TURNS = 5;
  private static final List<String> ONE_SHORT_FORK =
      List.of("-f", "1", "-wi", "5", "-w", "500ms", "-i", "5", "-r", "500ms");

  private Compare() {}

  /** Runs and prints. */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length < 2) {
      System.err.println("usage: Compare OLD.jar NEW.jar [JMH ARGUMENTS...]");
      System.exit(2);
    }
    List<String> jmhArguments = Arrays.asList(args).subList(2, args.length);
    JmhScores before = new JmhScores();
    JmhScores after = new JmhScores();
    for (int turn = 0; turn < TURNS; turn++) {
      System.err.printf("turn %d of %d%n", turn + 1, TURNS);
      run(args[0], jmhArguments, before);
      run(args[1], jmhArguments, after);
    }
    System.out.println(Machine.describe());
    System.out.println();
    System.out.println(table(before, after));
  }

  private static void run(String jar, List<String> arguments, JmhScores scores)
      throws IOException, InterruptedException {
    Path results = Files.createTempFile("compare", ".csv");
    try {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-jar", jar, "-foe", "true", "-rf", "csv", "-rff"));
      command.add(results.toString());
      command.addAll(ONE_SHORT_FORK);
      command.addAll(arguments);
      Process jmh =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      int exitCode = jmh.waitFor();
      if (exitCode != 0) {
        throw new IOException("JMH of " + jar + " ended with exit code " + exitCode);
      }
      scores.add(Files.readAllLines(results));
    } finally {
      Files.delete(results);
    }
  }

  /** Times over times: below 1 is faster. Benchmarks that only one build has are left out. */
  private static TextTable table(JmhScores before, JmhScores after) {
    TextTable table =
        new TextTable("benchmark", "old, us/op", "new, us/op", "new/old", "of the best", "spread");
    for (String benchmark : before.benchmarks()) {
      if (after.benchmarks().contains(benchmark)) {
        double oldTime = 1e6 / before.median(benchmark);
        double newTime = 1e6 / after.median(benchmark);
        table.row(
            benchmark,
            "%.1f".formatted(oldTime),
            "%.1f".formatted(newTime),
            "%.3f".formatted(newTime / oldTime),
            "%.3f".formatted(before.best(benchmark) / after.best(benchmark)),
            "%.3f".formatted(Math.max(before.spread(benchmark), after.spread(benchmark))));
      }
    }
    return table;
  }
}
