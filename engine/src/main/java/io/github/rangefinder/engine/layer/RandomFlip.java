package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.CounterRandom;
import io.github.rangefinder.engine.kernel.Gather;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.stream.IntStream;

/**
 * In training every other image, drawn at random, is flipped; with both directions, in both at
 * once, as in Keras.
 *
 * @param horizontal whether left and right change places
 * @param vertical whether top and bottom change places
 */
public record RandomFlip(boolean horizontal, boolean vertical) implements UnaryLayer {
  @Override
  public Shape outputShape(Shape input) {
    return Images.require("RandomFlip", input);
  }

  @Override
  public Op createOp(Place place) {
    Shape image = place.input().shape().withoutBatch();
    int[] flipped = IntStream.range(0, image.size()).map(i -> flipped(i, image)).toArray();
    int[] straight = IntStream.range(0, image.size()).toArray();
    return new TrainingNoiseOp(place) {
      private int[] table(long key, int sample) {
        return CounterRandom.uniform(key, sample, 0, 1) <= 0.5 ? flipped : straight;
      }

      @Override
      void disturb(long key, int sample, float[] x, float[] out, int from, int n) {
        Gather.forward(table(key, sample), x, from, out, from);
      }

      @Override
      void addGradient(long key, int sample, float[] x, float[] dy, float[] dx, int from, int n) {
        Gather.backward(table(key, sample), dy, from, dx, from);
      }
    };
  }

  private int flipped(int i, Shape image) {
    int channels = image.dim(2);
    int width = image.dim(1);
    int y = i / channels / width;
    int x = i / channels % width;
    int row = vertical ? image.dim(0) - 1 - y : y;
    int column = horizontal ? width - 1 - x : x;
    return (row * width + column) * channels + i % channels;
  }
}
