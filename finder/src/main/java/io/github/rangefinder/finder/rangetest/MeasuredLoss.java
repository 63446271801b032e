package io.github.rangefinder.finder.rangetest;

/** Which loss a range test smooths, stops on and draws its suggestion from. */
public enum MeasuredLoss {
  /** That of each batch before its update. */
  BATCH,
  /** That of the samples held out, after the update of each iteration that looks at them. */
  VALIDATION
}
