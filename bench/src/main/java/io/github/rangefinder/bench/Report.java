package io.github.rangefinder.bench;

import io.github.rangefinder.bench.kernel.FmaPeak;
import io.github.rangefinder.bench.report.Machine;
import io.github.rangefinder.bench.report.TextTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs benchmarks and prints one table: time, rate, share of the peak that the same run measured in
 * registers, and bytes allocated.
 *
 * <pre>java -cp bench.jar io.github.rangefinder.bench.Report [--full] [REGEX…]</pre>
 *
 * <p>Without {@code --full} each benchmark runs for a few seconds in one JVM, enough for a look;
 * with it as its annotations say. The expressions choose among the benchmarks' names.
 */
public final class Report {
  private static final String FULL = "--full";
  private static final TimeValue SHORT_ITERATION = TimeValue.milliseconds(300);
  private static final int SHORT_ITERATIONS = 5;

  private Report() {}

  /** Runs and prints. */
  public static void main(String[] args) throws RunnerException {
    List<String> names = new ArrayList<>(Arrays.asList(args));
    ChainedOptionsBuilder options =
        new OptionsBuilder().addProfiler(GCProfiler.class).shouldFailOnError(true);
    if (!names.remove(FULL)) {
      options
          .forks(1)
          .warmupIterations(SHORT_ITERATIONS)
          .warmupTime(SHORT_ITERATION)
          .measurementIterations(SHORT_ITERATIONS)
          .measurementTime(SHORT_ITERATION);
    }
    names.forEach(options::include);
    if (!names.isEmpty()) {
      options.include(FmaPeak.class.getSimpleName());
    }
    Collection<RunResult> results = new Runner(options.build()).run();
    System.out.println();
    System.out.println(Machine.describe());
    System.out.println();
    System.out.println(table(results));
  }

  private static TextTable table(Collection<RunResult> results) {
    double peak = peak(results);
    TextTable table = new TextTable("benchmark", "us/op", "GFLOP/s", "% of peak", "GB/s", "B/op");
    for (RunResult result : results) {
      double gflops = secondary(result, "gflop");
      table.row(
          name(result),
          number("%.1f", 1e6 / result.getPrimaryResult().getScore()),
          number("%.1f", gflops),
          number("%.0f", 100 * gflops / peak),
          number("%.1f", secondary(result, "gbyte")),
          number("%.0f", secondary(result, "gc.alloc.rate.norm")));
    }
    return table;
  }

  private static double peak(Collection<RunResult> results) {
    return results.stream()
        .filter(result -> result.getParams().getBenchmark().contains(FmaPeak.class.getName()))
        .mapToDouble(result -> secondary(result, "gflop"))
        .findFirst()
        .orElseThrow();
  }

  /** Class, method and parameters: {@code MatrixProduct.product 250x1600x256 PLAIN}. */
  private static String name(RunResult result) {
    String benchmark = result.getParams().getBenchmark();
    int method = benchmark.lastIndexOf('.');
    String type = benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1, method);
    String parameters =
        result.getParams().getParamsKeys().stream()
            .sorted()
            .map(key -> key + "=" + result.getParams().getParam(key))
            .collect(Collectors.joining(" "));
    return type.replace("Benchmark", "") + benchmark.substring(method) + " " + parameters;
  }

  /** A second result by its name, not a number if there is none. */
  private static double secondary(RunResult result, String name) {
    @SuppressWarnings("rawtypes")
    Map<String, Result> results = result.getSecondaryResults();
    return results.containsKey(name) ? results.get(name).getScore() : Double.NaN;
  }

  private static String number(String format, double value) {
    return Double.isNaN(value) ? "" : format.formatted(value);
  }
}
