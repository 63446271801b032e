package io.github.rangefinder.bench.lesson;

import io.github.rangefinder.bench.report.Machine;
import io.github.rangefinder.bench.report.TextTable;
import io.github.rangefinder.bench.timing.Alternation;
import io.github.rangefinder.bench.timing.Quantile;
import io.github.rangefinder.bench.timing.Timed;
import io.github.rangefinder.bench.workload.EngineBenchmark;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * All lessons in one table, in a minute: wrong and right in turns, each lesson in a JVM of its own.
 *
 * <pre>java -cp bench.jar io.github.rangefinder.bench.lesson.LessonReport</pre>
 *
 * <p>Times are those of the processor that the thread took, so that a busy machine will do; of
 * threads that wait they are by the clock. JMH ({@code java -jar bench.jar L05}) measures one
 * lesson with more care.
 */
public final class LessonReport {
  private static final int ROUNDS = 9;

  /** Repetitions that are timed together, as asking for the time takes some, too. */
  private static final int TOGETHER = 20;

  private LessonReport() {}

  /** Measures and prints; with the name of a lesson, that lesson in this JVM. */
  public static void main(String[] args) throws Exception {
    if (args.length == 1) {
      measure((Lesson) Class.forName(args[0]).getDeclaredConstructor().newInstance());
      return;
    }
    TextTable table = new TextTable("lesson", "wrong, us", "right, us", "wrong/right");
    for (Class<? extends Lesson> lesson : Lessons.ALL) {
      String[] cells = run(lesson).strip().split(" ", -1);
      table.row(lesson.getSimpleName(), cells[0], cells[1], cells[2]);
    }
    System.out.println(Machine.describe());
    System.out.println();
    System.out.println(table);
  }

  private static String run(Class<? extends Lesson> lesson)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(EngineBenchmark.VECTOR_MODULE);
    command.add("-XX:+UseG1GC");
    command.add("-XX:CompileCommand=quiet");
    command.add("-XX:CompileCommand=dontinline," + L01BoxingByAHelper.class.getName() + "::add");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(LessonReport.class.getName(), lesson.getName()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exitCode = process.waitFor();
    if (exitCode != 0) {
      throw new IOException(lesson.getSimpleName() + " ended with exit code " + exitCode);
    }
    return line;
  }

  private static void measure(Lesson lesson) {
    boolean byTheClock = lesson instanceof L11ThreadsThatWait;
    Alternation alternation = new Alternation();
    float[] seen = new float[1];
    Runnable wrongs = repeated(lesson::wrong, seen);
    Runnable rights = repeated(lesson::right, seen);
    int wrong = alternation.add(byTheClock ? Timed.of(wrongs) : onProcessor(wrongs));
    int right = alternation.add(byTheClock ? Timed.of(rights) : onProcessor(rights));
    alternation.run(ROUNDS, round -> {});
    double wrongMicros = 1e3 / TOGETHER * alternation.millis(wrong, Quantile.MEDIAN);
    double rightMicros = 1e3 / TOGETHER * alternation.millis(right, Quantile.MEDIAN);
    System.out.printf("%.2f %.2f %.2f%n", wrongMicros, rightMicros, wrongMicros / rightMicros);
    if (Float.isNaN(seen[0])) {
      throw new IllegalStateException("a lesson computes no numbers");
    }
    if (lesson instanceof L11ThreadsThatWait threads) {
      threads.end();
    }
  }

  /** What is computed is looked at, or C2 would leave it out. */
  private static Runnable repeated(Supplier<float[]> action, float[] seen) {
    return () -> {
      for (int i = 0; i < TOGETHER; i++) {
        seen[0] += action.get()[0];
      }
    };
  }

  private static Timed onProcessor(Runnable action) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return () -> {
      long start = threads.getCurrentThreadCpuTime();
      action.run();
      return (threads.getCurrentThreadCpuTime() - start) * 1e-6;
    };
  }
}
