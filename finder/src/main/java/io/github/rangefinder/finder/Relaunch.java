package io.github.rangefinder.finder;

import io.github.rangefinder.finder.cli.Terminal;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Starts this program again, once, in a second JVM that has the {@linkplain VectorModule vector
 * module}: {@code java -jar} cannot enable it, neither by manifest nor at run time.
 *
 * <p>The second JVM has the first one's options and standard output. Its standard error passes
 * through {@link IncubatorWarning}. A signal that ends the first JVM reaches the second one too,
 * and the exit code is the second one's. Its standard input is a pipe that nobody writes to: once
 * it ends, the first JVM is gone, however it went, and {@link FirstJvm} ends the second.
 *
 * <p>Every user waits for what this class does, so it keeps away from whatever is slow in a cold
 * JVM: lambdas, concatenated strings, anything of a library.
 */
final class Relaunch {
  /** Set to {@code false} by those who want no second JVM, and in the second JVM itself. */
  private static final String SWITCH = "finder.relaunch";

  private static final String OPTION = "--add-modules=" + VectorModule.NAME;

  private static final String COLUMNS = "-D" + Terminal.COLUMNS_PROPERTY + "=";

  /**
   * Training allocates nothing, so a collector without threads and regions of its own does: 316 MB
   * resident instead of G1's 954 MB. A collector that the user chose stays.
   */
  private static final String COLLECTOR = "-XX:+UseSerialGC";

  /**
   * What reading the data leaves behind fills the young generation once, which is resident from
   * then on: a part of the machine's memory, if nobody says how much.
   */
  private static final String YOUNG = "-XX:NewSize=32m";

  /**
   * A vector kernel that is not optimized yet is a thousand times slower than one that is, also
   * where the fast compiler has been at it: without its code in between, the first step is done in
   * two thirds of the time.
   */
  private static final String ONE_COMPILER = "-XX:-TieredCompilation";

  /** What the JVM reads options from; they are among the input arguments already. */
  private static final List<String> OPTION_VARIABLES =
      List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS");

  /**
   * Options of debuggers, agents, recorders and remote monitors: two JVMs would be in their way.
   */
  private static final List<String> WATCHERS =
      List.of(
          "-agentlib:",
          "-agentpath:",
          "-javaagent:",
          "-Xdebug",
          "-Xrun",
          "-XX:StartFlightRecording",
          "-XX:+FlightRecorder",
          "-Dcom.sun.management.");

  /** How a JVM ends by SIGHUP, SIGINT or SIGTERM while nobody handles them. */
  private static final List<Integer> ENDED_BY_SIGNAL = List.of(128 + 1, 128 + 2, 128 + 15);

  private static final int INTERRUPTED = 130;

  /** The exit code of a process that SIGKILL has ended. */
  private static final int KILLED = 128 + 9;

  /** Why Spark's JVM has no vectors, to end a sentence with. */
  static final String SPARK_OBSTACLE =
      "spark-submit has started this Java without them, --driver-java-options "
          + OPTION
          + " adds them";

  private Relaunch() {}

  /** Why a second JVM cannot or must not be started, to end a sentence with; null if it can. */
  static String obstacle() {
    if ("false".equals(System.getProperty(SWITCH))) {
      return "-D" + SWITCH + "=false is set, and " + OPTION + " is not";
    }
    if (!VectorModule.isInstalled()) {
      return "this Java runtime has no module " + VectorModule.NAME;
    }
    if (ModuleLayer.boot().findModule("java.management").isEmpty()) {
      return "this Java runtime has no module java.management, so add " + OPTION + " yourself";
    }
    for (String option : jvmOptions()) {
      if (option.startsWith("--limit-modules") && !option.contains(VectorModule.NAME)) {
        return "--limit-modules leaves out " + VectorModule.NAME;
      }
      for (String watcher : WATCHERS) {
        if (option.startsWith(watcher)) {
          return "Java does not start itself again under " + option + ", so add " + OPTION;
        }
      }
    }
    return null;
  }

  /**
   * Runs the program in a second JVM and returns its exit code.
   *
   * @throws IOException if the second JVM cannot be started
   */
  static int run(String[] args) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command(args)).redirectOutput(ProcessBuilder.Redirect.INHERIT);
    builder.environment().keySet().removeAll(OPTION_VARIABLES);
    if (RawArguments.areBetter()) {
      builder.environment().put("LC_ALL", RawArguments.UTF_8_LOCALE);
    }

    Handover handover = new Handover();
    Runtime.getRuntime().addShutdownHook(handover);
    Process child = handover.start(builder);
    try {
      IncubatorWarning.relay(child.getErrorStream(), System.err);
    } finally {
      handover.relayed.countDown();
    }
    int code = exitCode(child);
    if (code == KILLED) {
      System.err.println(
          "finder: the Java that trains was killed (signal 9), as systems do that run out of"
              + " memory");
    }
    return code;
  }

  private static List<String> command(String[] args) {
    List<String> command = new ArrayList<>();
    command.add(new File(System.getProperty("java.home"), "bin/java").getPath());
    if (!choosesCollector(jvmOptions())) {
      command.add(COLLECTOR);
      if (!choosesHeap(jvmOptions())) {
        command.add(YOUNG);
      }
    }
    command.add(ONE_COMPILER);
    command.addAll(jvmOptions());
    command.add(OPTION);
    command.add("-D" + SWITCH + "=false");
    command.add(FirstJvm.OPTION);
    if (RawArguments.areBetter()) {
      command.add(RawArguments.option(args));
    }
    command.add(COLUMNS.concat(Integer.toString(Terminal.columns())));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    command.addAll(Arrays.asList(args));
    return command;
  }

  private static boolean choosesCollector(List<String> options) {
    for (String option : options) {
      if (option.startsWith("-XX:+Use") && option.endsWith("GC")) {
        return true;
      }
    }
    return false;
  }

  private static boolean choosesHeap(List<String> options) {
    for (String option : options) {
      if (option.startsWith("-Xm") || option.contains("HeapSize") || option.contains("NewSize")) {
        return true;
      }
    }
    return false;
  }

  private static List<String> jvmOptions() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments();
  }

  /** Waits for the second JVM; one that was interrupted while still booting has no say. */
  private static int exitCode(Process process) {
    while (true) {
      try {
        int code = process.waitFor();
        return ENDED_BY_SIGNAL.contains(code) ? INTERRUPTED : code;
      } catch (InterruptedException e) {
        // Nobody interrupts these threads, and there is nothing else to do than to wait.
      }
    }
  }

  /**
   * The shutdown hook: what happens when a signal ends the first JVM while the second one runs.
   *
   * <p>Ctrl-C in a terminal goes to both, {@code kill} only to the first: so the second one is told
   * in any case, is given the time to write what it has, and then says with which code to exit.
   */
  private static final class Handover extends Thread {
    private final CountDownLatch relayed = new CountDownLatch(1);
    private Process child;

    /** Locked, so that a signal finds a child that can be told, or none at all. */
    synchronized Process start(ProcessBuilder builder) throws IOException {
      child = builder.start();
      return child;
    }

    private synchronized Process child() {
      return child;
    }

    @Override
    public void run() {
      Process running = child();
      if (running == null) {
        return;
      }
      running.toHandle().destroy(); // Process.destroy would close the pipe of its last words
      int code = exitCode(running);
      await();
      Runtime.getRuntime().halt(code);
    }

    private void await() {
      try {
        relayed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
