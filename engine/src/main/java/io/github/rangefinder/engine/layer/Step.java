package io.github.rangefinder.engine.layer;

/** What ops are told about the step that they are part of. One object is used again and again. */
public final class Step {
  private int samples;
  private boolean training;
  private long number;

  /** Begins a step. */
  public void begin(int samplesOfBatch, boolean inTraining, long stepNumber) {
    this.samples = samplesOfBatch;
    this.training = inTraining;
    this.number = stepNumber;
  }

  /** How many samples the batch has; values may have room for more. */
  public int samples() {
    return samples;
  }

  /** Whether this is a step of training; else every op takes its inference form. */
  public boolean training() {
    return training;
  }

  /** Counted from 0; what is drawn at random in a step depends on it and on the op's seed alone. */
  public long number() {
    return number;
  }
}
