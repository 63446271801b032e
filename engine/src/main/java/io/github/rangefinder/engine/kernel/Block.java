package io.github.rangefinder.engine.kernel;

/**
 * A rectangle of floats that is the same in two arrays: rows of a length, which begin inStep floats
 * apart from inAt on in one sample, and outStep apart from outAt on in the other.
 */
public record Block(int inAt, int inStep, int outAt, int outStep, int rows, int length) {
  /** out's rectangle = in's; the samples begin at sampleIn and sampleOut. */
  public void copy(float[] in, int sampleIn, float[] out, int sampleOut) {
    for (int row = 0; row < rows; row++) {
      int from = sampleIn + inAt + row * inStep;
      System.arraycopy(in, from, out, sampleOut + outAt + row * outStep, length);
    }
  }

  /** inputGradient's rectangle += outputGradient's; the samples begin at sampleIn and sampleOut. */
  public void addBack(float[] outputGradient, int sampleOut, float[] inputGradient, int sampleIn) {
    for (int row = 0; row < rows; row++) {
      int from = sampleOut + outAt + row * outStep;
      Sums.add(outputGradient, from, inputGradient, sampleIn + inAt + row * inStep, length);
    }
  }
}
