package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.Block;
import io.github.rangefinder.engine.kernel.BlockCopy;
import io.github.rangefinder.engine.tensor.Value;
import java.util.Arrays;
import java.util.List;

/** An output that is put together of one block of each input, with zeros where there is none. */
final class BlocksOp implements SampleOp {
  private final Value[] inputs;
  private final Block[] blocks;
  private final Value out;
  private final boolean hasGaps;

  BlocksOp(Place place, List<Block> blocks) {
    this.inputs = place.inputs().toArray(new Value[0]);
    this.blocks = blocks.toArray(new Block[0]);
    this.out = place.output();
    int covered = blocks.stream().mapToInt(block -> block.rows() * block.length()).sum();
    this.hasGaps = covered < out.sampleSize();
  }

  @Override
  public void forward(Step step, int sample, int thread) {
    float[] y = out.data().data();
    int outAt = sample * out.sampleSize();
    if (hasGaps) {
      Arrays.fill(y, outAt, outAt + out.sampleSize(), 0);
    }
    for (int i = 0; i < inputs.length; i++) {
      float[] x = inputs[i].data().data();
      BlockCopy.copy(blocks[i], x, sample * inputs[i].sampleSize(), y, outAt);
    }
  }

  @Override
  public void backward(Step step, int sample, int shard, int thread) {
    float[] gradient = out.gradient().data();
    int outAt = sample * out.sampleSize();
    for (int i = 0; i < inputs.length; i++) {
      Value in = inputs[i];
      if (in.gradient() != null) {
        float[] sum = in.gradient().data();
        BlockCopy.addBack(blocks[i], gradient, outAt, sum, sample * in.sampleSize());
      }
    }
  }
}
