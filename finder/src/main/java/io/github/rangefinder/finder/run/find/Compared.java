package io.github.rangefinder.finder.run.find;

/**
 * What several range tests of one kind of optimizer compare, and how to read their pictures.
 *
 * <p>Source of the advice: Smith, "A disciplined approach to neural network hyper-parameters: part
 * 1", 2018, sections 4.2 (batch size), 4.3 (momentum) and 4.4 (weight decay), in our words.
 */
public enum Compared {
  /** SGD's momentum, Adam's beta1. */
  MOMENTUM(
      "Momentum: with more of it the loss falls, and blows up, at smaller learning rates, since"
          + " every step goes on for a while. That shift alone decides nothing: prefer the curve"
          + " that comes lowest, and its own learning rate. Smith (2018): momentum and learning"
          + " rate have to be chosen together, and ramping the momentum as one ramps the learning"
          + " rate shows no best value; short trainings with 0.9, 0.95, 0.97 and 0.99 do. In one"
          + " cycle, let the momentum fall from 0.95 to 0.85 while the learning rate rises."),

  /** SGD's or AdamW's weight decay. */
  WEIGHT_DECAY(
      "Weight decay: prefer the curve that comes lowest and stays low at the largest learning"
          + " rates; where two are alike, the larger decay. It works on samples that are not"
          + " trained on, so look at the loss of held-out ones. Smith (2018): it belongs to"
          + " the learning rate, for both regularize; try 1e-3, 1e-4, 1e-5 and 0, then the exponent"
          + " half-way between the two best. Small data and small networks want more, large ones"
          + " less. Keep it constant through a training."),

  /** The number of samples a step. */
  BATCH_SIZE(
      "Batch size: a larger batch makes a less noisy curve and bears a larger learning rate, but"
          + " has fewer steps in an epoch. So compare what is reached in the same time, not in as"
          + " many epochs or iterations. Smith (2018): take the largest batch that fits into memory"
          + " and with it a large learning rate; small batches regularize, which with large ones"
          + " the learning rate and the weight decay have to do.");

  private final String advice;

  Compared(String advice) {
    this.advice = advice;
  }

  /** What to read off the picture, and Smith's advice. */
  public String advice() {
    return advice;
  }
}
