package io.github.rangefinder.finder.run;

import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.finder.model.layer.ModelRoom;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import java.util.Locale;

/** About how much memory trainings and tests take, and how many of them fit at a time. */
public final class Footprint {
  /**
   * Of the weights that kernels pack: for forward, for the input's gradient, and room at the ends.
   */
  private static final long PACKED_COPIES_OF_WEIGHTS = 3;

  /** Learning rate, losses and looks, once in the curve and once on the way there and to a file. */
  private static final int BYTES_OF_A_POINT = 100;

  /** A test that has hardly begun: its suggestions, and what is made to run it. */
  private static final int BYTES_OF_A_TEST = 3000;

  private Footprint() {}

  /** How many trainings of a model fit into half of what is free, at least 1. */
  public static int mostAtOnce(Network model, int batchSize) {
    Runtime runtime = Runtime.getRuntime();
    long free = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, free / 2 / bytes(model, batchSize)));
  }

  /** As many samples of a batch as are wanted, or as fit into half of what Java may take. */
  public static int mostSamples(Network model, int wanted) {
    StepMemory memory = StepMemory.of(model, wanted);
    long room = Runtime.getRuntime().maxMemory() / 2 - memory.ofParameters();
    return (int) Math.max(1, Math.min(wanted, room / memory.ofValues(1)));
  }

  /**
   * Refuses more tests, or longer ones, than there is memory for their curves, before any is run.
   *
   * @param iterations of one test of each candidate, together
   * @throws SettingException that names what to have less of
   */
  public static void requireRoomForCurves(long iterations, int candidates, int repeats) {
    double each = BYTES_OF_A_TEST * (double) candidates + BYTES_OF_A_POINT * (double) iterations;
    long room = Runtime.getRuntime().maxMemory() / 2;
    if (each > room) {
      throw SettingException.usage(
          Setting.ITERATIONS, tooMuch(iterations + " points of curves", each, room));
    }
    if (each * repeats > room) {
      throw SettingException.usage(
          Setting.REPEATS, tooMuch(repeats + " times every test", each * repeats, room));
    }
  }

  /**
   * Refuses a batch that there is no memory for, before the values of any layer are made.
   *
   * @throws SettingException that names what to have less of
   */
  public static void requireRoomForBatch(Network model, int batchSize) {
    ModelRoom.lack(model.output(), batchSize)
        .ifPresent(
            lack -> {
              throw SettingException.usage(Setting.BATCH_SIZE, " asks for too much: " + lack);
            });
    StepMemory step = StepMemory.of(model, batchSize);
    double least =
        step.ofValues(batchSize) + (double) Float.BYTES * (step.weights() + step.learned());
    long room = Runtime.getRuntime().maxMemory();
    if (least > room) {
      String what = "what the layers make of %,d samples, and the weights".formatted(batchSize);
      throw SettingException.usage(Setting.BATCH_SIZE, tooMuch(what, least, room));
    }
  }

  private static String tooMuch(String what, double bytes, long room) {
    return String.format(
        Locale.ROOT,
        " asks for too much: %s take about %.0f MB, and there is room for %d MB",
        what,
        bytes / (1 << 20),
        room >> 20);
  }

  /** Bytes of a training: those of its steps, and its weights packed for kernels. */
  private static long bytes(Network model, int batchSize) {
    StepMemory step = StepMemory.of(model, batchSize);
    return step.bytes() + Float.BYTES * PACKED_COPIES_OF_WEIGHTS * step.weights();
  }
}
