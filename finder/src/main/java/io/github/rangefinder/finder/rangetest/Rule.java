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
   * @param curve the judged losses; its smoothing is that of the test, so that a rule with a
   *     smoothing of its own goes by the losses
   * @param iterations how many losses there were to be if nothing had stopped the test
   */
  OptionalDouble suggest(RangeCurve curve, int iterations);
}
