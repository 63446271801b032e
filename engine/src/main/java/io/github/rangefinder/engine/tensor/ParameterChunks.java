package io.github.rangefinder.engine.tensor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All weights of some parameters in pieces of at most {@link #LENGTH} neighbours, for threads to
 * share.
 *
 * <p>They are ordered by how far into their parameter they lie: a thread that has the first half of
 * the pieces has the first rows of every parameter, and those are the rows whose gradients the
 * products give to it. What it clears, sums and updates stays in its cache from step to step.
 */
public final class ParameterChunks {
  /** Floats in a chunk: with Adam's four arrays 128 KB, small enough to balance two threads. */
  public static final int LENGTH = 8192;

  private final List<Chunk> chunks = new ArrayList<>();

  /**
   * Neighbouring weights of a parameter.
   *
   * @param index which parameter
   * @param offset the first weight's place in it
   * @param length how many there are
   */
  public record Chunk(int index, int offset, int length) {}

  /** Cuts the parameters. */
  public ParameterChunks(List<Parameter> parameters) {
    for (int index = 0; index < parameters.size(); index++) {
      int size = size(parameters, index);
      for (int offset = 0; offset < size; offset += LENGTH) {
        chunks.add(new Chunk(index, offset, Math.min(LENGTH, size - offset)));
      }
    }
    chunks.sort(
        Comparator.comparingDouble(
            chunk -> (chunk.offset + chunk.length / 2.0) / size(parameters, chunk.index)));
  }

  private static int size(List<Parameter> parameters, int index) {
    return parameters.get(index).data().shape().size();
  }

  /** How many chunks there are. */
  public int count() {
    return chunks.size();
  }

  /** A chunk by its place in the order, from 0 on. */
  public Chunk get(int i) {
    return chunks.get(i);
  }
}
