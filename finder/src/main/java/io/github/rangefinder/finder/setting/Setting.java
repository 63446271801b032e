package io.github.rangefinder.finder.setting;

import java.util.Locale;

/**
 * Something that whoever calls decides. A sentence about it names it by this type, so that a
 * program may say it in words of its own: the command line names the option.
 */
public enum Setting {
  DATA,
  SAMPLES,
  STRATIFY,
  TASK,
  LABEL_COLUMN,
  ENCODING,
  IMAGE_SIZE,
  VALIDATION_SPLIT,
  MODEL,
  WEIGHTS,
  EXCEPT_LAST,
  FREEZE,
  NO_SHUFFLE,
  THREADS,
  OUT,
  OPTIMIZER,
  BATCH_SIZE,
  EPOCHS,
  ITERATIONS,
  BATCHES_PER_LR,
  START_LR,
  END_LR,
  STOP_FACTOR,
  MOVING_AVERAGE,
  REPEATS,
  VERIFY,
  LR,
  SCHEDULE,
  PATIENCE,
  SAVE,
  BUDGET,
  COMMAND,
  METRIC,
  TIMEOUT,
  NAME,
  KERNELS,
  VECTOR_BITS,
  SHIP_DATA;

  /** The name in files: {@code batchSize}. */
  @Override
  public String toString() {
    String[] words = name().toLowerCase(Locale.ROOT).split("_", -1);
    StringBuilder name = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      name.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
    }
    return name.toString();
  }
}
