package io.github.rangefinder.engine.kernel;

/** Moves a {@link Block} of one sample to another: padding, cropping, concatenation. */
public final class BlockCopy {
  private BlockCopy() {}

  /** out's rectangle = in's; the samples begin at sampleIn and sampleOut. */
  public static void copy(Block b, float[] in, int sampleIn, float[] out, int sampleOut) {
    for (int row = 0; row < b.rows(); row++) {
      int from = sampleIn + b.inAt() + row * b.inStep();
      int to = sampleOut + b.outAt() + row * b.outStep();
      System.arraycopy(in, from, out, to, b.length());
    }
  }

  /** inputGradient's rectangle += outputGradient's; the samples begin at sampleIn and sampleOut. */
  public static void addBack(
      Block b, float[] outputGradient, int sampleOut, float[] inputGradient, int sampleIn) {
    for (int row = 0; row < b.rows(); row++) {
      int from = sampleOut + b.outAt() + row * b.outStep();
      int to = sampleIn + b.inAt() + row * b.inStep();
      Sums.add(outputGradient, from, inputGradient, to, b.length());
    }
  }
}
