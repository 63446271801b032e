package io.github.rangefinder.finder.rangetest;

import java.util.OptionalDouble;

/** A rule that reads a learning rate off the curve of a range test. */
public interface Rule {
  /** The rule's name in files. */
  String name();

  /**
   * The learning rate that the rule suggests, positive and finite; empty where it suggests none.
   * Never throws, whatever the losses and learning rates are.
   *
   * @param curve what was measured; its smoothing is that of the test, so that a rule with a
   *     smoothing of its own goes by the losses
   * @param iterations how many the test was to have if nothing had stopped it
   */
  OptionalDouble suggest(RangeCurve curve, int iterations);
}
