package io.github.rangefinder.engine.layer;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.rangefinder.engine.TestSeed;
import io.github.rangefinder.engine.init.GlorotUniform;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every layer passes the checker, and the checker finds what is wrong. */
@ExtendWith(TestSeed.class)
class LayerCheckTest {
  private static final Shape ROW = Shape.of(7);
  private static final Shape IMAGE = Shape.of(6, 5, 4);
  private static final Shape CHANNELS = Shape.of(1, 1, 4);

  static Stream<Arguments> layers() {
    return Stream.of(
        layer(new Dense(5), ROW),
        layer(new Dense(5, new GlorotUniform(), false), ROW),
        layer(Activation.RELU, ROW),
        layer(Activation.TANH, IMAGE),
        layer(Activation.SIGMOID, ROW),
        layer(new LeakyRelu(0.3f), ROW),
        layer(new Rescaling(1.5f, -0.5f), IMAGE),
        layer(new Softmax(), ROW),
        layer(new Power(2), ROW),
        layer(new Power(3), ROW),
        layer(PiecewiseActivation.ABSOLUTE, ROW),
        layer(new Flatten(), IMAGE),
        layer(new Reshape(Shape.of(4, 5, 6)), IMAGE),
        layer(new Dropout(0.3), IMAGE),
        layer(new BatchNormalization(), IMAGE),
        layer(new BatchNormalization(0.9, 1e-2, false, true), ROW),
        layer(new BatchNormalization(0.9, 1e-2, true, false), ROW),
        layer(new Conv2d(3, 3), IMAGE),
        layer(new Conv2d(17, 3, 2, Padding.SAME), IMAGE),
        layer(convolution(6, new Window(3, 2, 2, 1, Padding.SAME), 1, 1, 1), IMAGE),
        layer(convolution(6, new Window(2, 3, 1, 1, Padding.SAME), 2, 1, 1), IMAGE),
        layer(convolution(6, new Window(2, 2, 1, 1, Padding.VALID), 3, 2, 2), IMAGE),
        layer(convolution(8, new Window(3, 3, 1, 1, Padding.SAME), 1, 1, 4), IMAGE),
        layer(convolution(4, new Window(3, 2, 2, 1, Padding.SAME), 1, 1, 4), IMAGE),
        layer(convolution(4, new Window(2, 3, 1, 1, Padding.VALID), 2, 1, 4), IMAGE),
        layer(convolution(19, new Window(2, 3, 1, 1, Padding.SAME), 1, 1, 19), Shape.of(4, 5, 19)),
        layer(new MaxPool2d(2), IMAGE),
        layer(new MaxPool2d(3, 1), IMAGE),
        layer(new AveragePool2d(2), IMAGE),
        layer(new GlobalAveragePool2d(), IMAGE),
        layer(new ZeroPadding2d(new Border(1, 0, 2, 3)), IMAGE),
        layer(new Cropping2d(new Border(1, 0, 2, 1)), IMAGE),
        layer(new Add(), IMAGE, IMAGE),
        layer(new Add(), IMAGE, CHANNELS, Shape.of(4)),
        layer(new Subtract(), ROW, ROW),
        layer(new ScaledAdd(0.17f), ROW, ROW),
        layer(new Average(), IMAGE, IMAGE, IMAGE),
        layer(new Multiply(), IMAGE, CHANNELS),
        layer(new Multiply(), ROW, ROW, ROW),
        layer(new Maximum(), IMAGE, IMAGE, CHANNELS),
        layer(new Minimum(), ROW, ROW),
        layer(new Concatenate(), IMAGE, Shape.of(6, 5, 1), IMAGE),
        layer(new Concatenate(0), IMAGE, Shape.of(2, 5, 4)),
        layer(new Concatenate(), ROW, Shape.of(3)));
  }

  private static Conv2d convolution(
      int filters, Window window, int rowDilation, int columnDilation, int groups) {
    return new Conv2d(
        filters,
        window,
        new Dilation(rowDilation, columnDilation),
        groups,
        new GlorotUniform(),
        true);
  }

  private static Arguments layer(Layer layer, Shape... shapes) {
    return Arguments.of(layer, shapes);
  }

  @ParameterizedTest
  @MethodSource("layers")
  void everyLayerPasses(Layer layer, Shape[] shapes) {
    LayerCheck.check(layer, shapes);
  }

  static Stream<Arguments> layersOfPositiveNumbers() {
    return Stream.of(
        layer(SmoothActivation.LOG, IMAGE),
        layer(new Power(0.5f), ROW),
        layer(new Power(-0.5f), ROW),
        layer(new Power(-1), IMAGE),
        layer(new Power(1.7f), ROW),
        layer(new Divide(), ROW, ROW),
        layer(new Divide(), IMAGE, CHANNELS),
        layer(new Divide(), CHANNELS, IMAGE));
  }

  @ParameterizedTest
  @MethodSource("layersOfPositiveNumbers")
  void thoseOfPositiveNumbersPass(Layer layer, Shape[] shapes) {
    LayerCheck.checkFrom(0.5f, layer, shapes);
  }

  /** A layer whose slope is a hundredth too large. */
  private record WrongSlope() implements ElementLayer {
    @Override
    public void apply(float[] x, float[] out, int from, int n) {
      for (int i = from; i < from + n; i++) {
        out[i] = x[i] * x[i];
      }
    }

    @Override
    public void addGradient(
        float[] x, float[] out, float[] outputGradient, float[] inputGradient, int from, int n) {
      for (int i = from; i < from + n; i++) {
        inputGradient[i] += 2.02f * x[i] * outputGradient[i];
      }
    }
  }

  /** A layer that overwrites a gradient. */
  private record Overwrites() implements ElementLayer {
    @Override
    public void apply(float[] x, float[] out, int from, int n) {
      System.arraycopy(x, from, out, from, n);
    }

    @Override
    public void addGradient(
        float[] x, float[] out, float[] outputGradient, float[] inputGradient, int from, int n) {
      System.arraycopy(outputGradient, from, inputGradient, from, n);
    }
  }

  /** A layer that adds to what its output holds. */
  private record AddsForward() implements ElementLayer {
    @Override
    public void apply(float[] x, float[] out, int from, int n) {
      for (int i = from; i < from + n; i++) {
        out[i] += x[i];
      }
    }

    @Override
    public void addGradient(
        float[] x, float[] out, float[] outputGradient, float[] inputGradient, int from, int n) {
      for (int i = from; i < from + n; i++) {
        inputGradient[i] += outputGradient[i];
      }
    }
  }

  @Test
  void whatIsWrongIsFound() {
    for (Layer wrong : new Layer[] {new WrongSlope(), new Overwrites(), new AddsForward()}) {
      assertThrows(AssertionError.class, () -> LayerCheck.check(wrong, ROW), wrong.toString());
    }
  }
}
