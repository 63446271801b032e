package io.github.rangefinder.engine.kernel;

/**
 * Which elements of a sample are normalised together, and which parameters they have: blocks blocks
 * of length floats that follow one another, the first floats of two blocks blockStride apart.
 * Element j of block b has parameter b · parameterPerBlock + j · parameterPerElement.
 */
public record NormalizedRow(
    int blocks, int length, int blockStride, int parameterPerBlock, int parameterPerElement) {

  /** Elements that are normalised together. */
  public int size() {
    return blocks * length;
  }
}
