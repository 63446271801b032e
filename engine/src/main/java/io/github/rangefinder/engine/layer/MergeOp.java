package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Value;

/** What layers that merge several inputs element by element have in common: where things lie. */
abstract class MergeOp implements SampleOp {
  final Value[] inputs;
  final int[][] sources;
  final Value out;
  final int size;

  MergeOp(Place place) {
    inputs = place.inputs().toArray(new Value[0]);
    out = place.output();
    size = out.sampleSize();
    sources = new int[inputs.length][];
    for (int i = 0; i < inputs.length; i++) {
      sources[i] = Broadcast.source(inputs[i].shape().withoutBatch(), out.shape().withoutBatch());
    }
  }

  final float[] x(int input) {
    return inputs[input].data().data();
  }

  /** Where a sample of an input begins. */
  final int at(int input, int sample) {
    return sample * inputs[input].sampleSize();
  }
}
