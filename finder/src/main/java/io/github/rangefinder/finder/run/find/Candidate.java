package io.github.rangefinder.finder.run.find;

import io.github.rangefinder.finder.setting.OptimizerChoice;

/**
 * What is tested against others: an optimizer with a batch size.
 *
 * @param oneOfSeveral whether the optimizer is tested with other batch sizes, too
 */
record Candidate(OptimizerChoice optimizer, int batchSize, boolean oneOfSeveral) {
  private static final String BATCH = " batch ";

  /** What files and pictures call it: the optimizer as given, and the batch size if it matters. */
  String label() {
    return oneOfSeveral ? optimizer.text() + BATCH + batchSize : optimizer.text();
  }

  /** The optimizer that such a label names. */
  static String optimizer(String label) {
    return label.replaceFirst(BATCH + "\\d+$", "");
  }
}
