package io.github.rangefinder.engine.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.init.GlorotUniform;
import io.github.rangefinder.engine.layer.LayerNormalization.Form;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LayerShapesTest {
  private static final Shape ROW = Shape.of(12);
  private static final Shape IMAGE = Shape.of(9, 8, 3);

  static Stream<Arguments> accepted() {
    return Stream.of(
        Arguments.of(new Dense(5), ROW, Shape.of(5)),
        Arguments.of(new Flatten(), IMAGE, Shape.of(216)),
        Arguments.of(new Softmax(), ROW, ROW),
        Arguments.of(Activation.RELU, IMAGE, IMAGE),
        Arguments.of(new Conv2d(4, 3), IMAGE, Shape.of(7, 6, 4)),
        Arguments.of(new Conv2d(4, 8), IMAGE, Shape.of(2, 1, 4)),
        Arguments.of(conv(3, 2, Padding.VALID), IMAGE, Shape.of(4, 3, 4)),
        Arguments.of(conv(3, 1, Padding.SAME), IMAGE, Shape.of(9, 8, 4)),
        Arguments.of(conv(3, 2, Padding.SAME), IMAGE, Shape.of(5, 4, 4)),
        Arguments.of(conv(11, 3, Padding.SAME), IMAGE, Shape.of(3, 3, 4)),
        Arguments.of(
            new Conv2d(4, new Window(2, 5, 1, 1, Padding.VALID), new GlorotUniform(), true),
            IMAGE,
            Shape.of(8, 4, 4)),
        Arguments.of(new MaxPool2d(2), IMAGE, Shape.of(4, 4, 3)),
        Arguments.of(new MaxPool2d(3, 2), IMAGE, Shape.of(4, 3, 3)),
        Arguments.of(new MaxPool2d(8), IMAGE, Shape.of(1, 1, 3)),
        Arguments.of(new MaxPool2d(new Window(2, 3, 2, 3, Padding.SAME)), IMAGE, Shape.of(5, 3, 3)),
        Arguments.of(
            new AveragePool2d(new Window(2, 3, 1, 2, Padding.VALID)), IMAGE, Shape.of(8, 3, 3)),
        Arguments.of(new GlobalAveragePool2d(), IMAGE, Shape.of(3)),
        Arguments.of(new BatchNormalization(), IMAGE, IMAGE),
        Arguments.of(new Dropout(0.5), IMAGE, IMAGE),
        Arguments.of(new LeakyRelu(0.1f), ROW, ROW),
        Arguments.of(new Rescaling(2, 1), ROW, ROW));
  }

  private static Conv2d conv(int kernelSize, int stride, Padding padding) {
    return new Conv2d(4, kernelSize, stride, padding);
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void outputShape(Layer layer, Shape in, Shape out) {
    assertEquals(out, layer.outputShape(List.of(in)));
  }

  static Stream<Arguments> rejected() {
    return Stream.of(
        Arguments.of(new Dense(5), Shape.of(), "(…, in)"),
        Arguments.of(new Softmax(), Shape.of(), "(…, classes)"),
        Arguments.of(new Conv1d(4, 3, 1, Padding.VALID), IMAGE, "(steps, channels)"),
        Arguments.of(new Conv1d(4, 3, 1, Padding.VALID), Shape.of(2, 4), "3 steps"),
        Arguments.of(new MaxPool1d(3), Shape.of(2, 4), "3 steps"),
        Arguments.of(new DepthwiseConv2d(3, 1, Padding.SAME), ROW, "(height, width, channels)"),
        Arguments.of(new UpSampling2d(2), ROW, "(height, width, channels)"),
        Arguments.of(new GlobalMaxPool1d(), ROW, "(steps, channels)"),
        Arguments.of(new RepeatVector(2), IMAGE, "(n)"),
        Arguments.of(new Permute(List.of(0, 1)), IMAGE, "[0, 1]"),
        Arguments.of(new Permute(List.of(0, 1, 1)), IMAGE, "[0, 1, 1]"),
        Arguments.of(new GroupNormalization(2), IMAGE, "2 groups"),
        Arguments.of(
            new LayerNormalization(List.of(0, 3), 1e-3, true, true, Form.STANDARD),
            IMAGE,
            "[0, 3]"),
        Arguments.of(new GatedLinearUnit(), IMAGE, "even last axis"),
        Arguments.of(new RandomFlip(true, false), ROW, "(height, width, channels)"),
        Arguments.of(new Conv2d(4, 3), ROW, "(height, width, channels)"),
        Arguments.of(new Conv2d(4, 3), Shape.of(2, 9, 1), "3 x 3"),
        Arguments.of(new Conv2d(4, 3), Shape.of(9, 2, 1), "3 x 3"),
        Arguments.of(new MaxPool2d(2), ROW, "(height, width, channels)"),
        Arguments.of(new AveragePool2d(9), IMAGE, "9 x 9"),
        Arguments.of(new GlobalAveragePool2d(), ROW, "(height, width, channels)"),
        Arguments.of(new BatchNormalization(), Shape.of(), "(…, channels)"),
        Arguments.of(new MaxPool2d(4, 1), Shape.of(3, 9, 1), "4 x 4"),
        Arguments.of(new MaxPool2d(4, 1), Shape.of(9, 3, 1), "4 x 4"));
  }

  @ParameterizedTest
  @MethodSource("rejected")
  void inputThatDoesNotFitIsRejectedNamingBothSides(Layer layer, Shape in, String expected) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> layer.outputShape(List.of(in)))
            .getMessage();
    assertTrue(message.contains("expects"), message);
    assertTrue(message.contains(expected), message);
    assertTrue(message.contains("got " + in), message);
  }

  static Stream<Arguments> impossible() {
    return Stream.of(
        Arguments.of("0", (Executable) () -> new Dense(0)),
        Arguments.of("0 filters", (Executable) () -> new Conv2d(0, 3)),
        Arguments.of("0 x 0", (Executable) () -> new Conv2d(4, 0)),
        Arguments.of("stride 0", (Executable) () -> conv(3, 0, Padding.SAME)),
        Arguments.of("got 0 x 0 and 1 x 1", (Executable) () -> new MaxPool2d(0, 1)),
        Arguments.of("got 2 x 2 and 0 x 0", (Executable) () -> new MaxPool2d(2, 0)));
  }

  static Stream<Arguments> impossibleNumbers() {
    return Stream.of(
        Arguments.of("1.0", (Executable) () -> new Dropout(1)),
        Arguments.of("-0.1", (Executable) () -> new Dropout(-0.1)),
        Arguments.of("NaN", (Executable) () -> new Dropout(Double.NaN)),
        Arguments.of("-1.0", (Executable) () -> new LeakyRelu(-1)),
        Arguments.of(
            "1.0 and Infinity", (Executable) () -> new Rescaling(1, Float.POSITIVE_INFINITY)),
        Arguments.of(
            "1.5 and 0.1", (Executable) () -> new BatchNormalization(1.5, 0.1, true, true)),
        Arguments.of("0.5 and 0.0", (Executable) () -> new BatchNormalization(0.5, 0, true, true)));
  }

  @ParameterizedTest
  @MethodSource("impossibleNumbers")
  void layerOfImpossibleNumbersIsRejected(String found, Executable creation) {
    String message = assertThrows(IllegalArgumentException.class, creation).getMessage();
    assertTrue(message.contains("needs"), message);
    assertTrue(message.endsWith("got " + found), message);
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void layerOfImpossibleSizesIsRejected(String found, Executable creation) {
    String message = assertThrows(IllegalArgumentException.class, creation).getMessage();
    assertTrue(message.contains("at least 1"), message);
    assertTrue(message.contains(found), message);
  }
}
