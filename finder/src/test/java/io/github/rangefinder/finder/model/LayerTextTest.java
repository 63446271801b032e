package io.github.rangefinder.finder.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.init.GlorotUniform;
import io.github.rangefinder.engine.kernel.Interpolation;
import io.github.rangefinder.engine.layer.Activation;
import io.github.rangefinder.engine.layer.Add;
import io.github.rangefinder.engine.layer.AlphaDropout;
import io.github.rangefinder.engine.layer.Average;
import io.github.rangefinder.engine.layer.AveragePool1d;
import io.github.rangefinder.engine.layer.AveragePool2d;
import io.github.rangefinder.engine.layer.BatchNormalization;
import io.github.rangefinder.engine.layer.Border;
import io.github.rangefinder.engine.layer.Concatenate;
import io.github.rangefinder.engine.layer.Conv1d;
import io.github.rangefinder.engine.layer.Conv1dTranspose;
import io.github.rangefinder.engine.layer.Conv2d;
import io.github.rangefinder.engine.layer.Conv2dTranspose;
import io.github.rangefinder.engine.layer.Cropping1d;
import io.github.rangefinder.engine.layer.Cropping2d;
import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.layer.DepthwiseConv1d;
import io.github.rangefinder.engine.layer.DepthwiseConv2d;
import io.github.rangefinder.engine.layer.Dilation;
import io.github.rangefinder.engine.layer.Dropout;
import io.github.rangefinder.engine.layer.Flatten;
import io.github.rangefinder.engine.layer.GatedLinearUnit;
import io.github.rangefinder.engine.layer.GaussianDropout;
import io.github.rangefinder.engine.layer.GaussianNoise;
import io.github.rangefinder.engine.layer.GlobalAveragePool1d;
import io.github.rangefinder.engine.layer.GlobalAveragePool2d;
import io.github.rangefinder.engine.layer.GlobalMaxPool1d;
import io.github.rangefinder.engine.layer.GlobalMaxPool2d;
import io.github.rangefinder.engine.layer.GroupNormalization;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.LayerNormalization;
import io.github.rangefinder.engine.layer.LayerScale;
import io.github.rangefinder.engine.layer.LeakyRelu;
import io.github.rangefinder.engine.layer.MaxPool1d;
import io.github.rangefinder.engine.layer.MaxPool2d;
import io.github.rangefinder.engine.layer.Maximum;
import io.github.rangefinder.engine.layer.Minimum;
import io.github.rangefinder.engine.layer.Multiply;
import io.github.rangefinder.engine.layer.Padding;
import io.github.rangefinder.engine.layer.Permute;
import io.github.rangefinder.engine.layer.Prelu;
import io.github.rangefinder.engine.layer.RandomFlip;
import io.github.rangefinder.engine.layer.RandomTranslation;
import io.github.rangefinder.engine.layer.Relu;
import io.github.rangefinder.engine.layer.RepeatVector;
import io.github.rangefinder.engine.layer.Rescaling;
import io.github.rangefinder.engine.layer.Reshape;
import io.github.rangefinder.engine.layer.Resizing2d;
import io.github.rangefinder.engine.layer.SeparableConv1d;
import io.github.rangefinder.engine.layer.SeparableConv2d;
import io.github.rangefinder.engine.layer.SeriesWindow;
import io.github.rangefinder.engine.layer.SmoothActivation;
import io.github.rangefinder.engine.layer.Softmax;
import io.github.rangefinder.engine.layer.SpatialDropout;
import io.github.rangefinder.engine.layer.UpSampling1d;
import io.github.rangefinder.engine.layer.UpSampling2d;
import io.github.rangefinder.engine.layer.Window;
import io.github.rangefinder.engine.layer.ZeroPadding1d;
import io.github.rangefinder.engine.layer.ZeroPadding2d;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.model.Node;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayerTextTest {
  private static final Shape IMAGE = Shape.of(28, 28, 1);

  @Test
  void theIssuesExample() {
    assertEquals(
        List.of(
            new Conv2d(32, 3),
            Activation.RELU,
            new MaxPool2d(2),
            new Flatten(),
            new Dense(128),
            Activation.RELU,
            new Dropout(0.3),
            new Dense(10)),
        LayerText.parse(
                "conv 32 3x3 relu, maxpool 2, flatten, dense 128 relu, dropout 0.3, dense 10")
            .create(IMAGE, 3, 1)
            .layers());
  }

  @Test
  void everyLayerWithEveryOption() {
    assertEquals(
        List.of(
            new Rescaling(2, -1),
            new Conv2d(4, new Window(5, 3, 2, 2, Padding.SAME), new GlorotUniform(), false),
            Activation.TANH,
            new BatchNormalization(),
            new LeakyRelu(0.1f),
            new LeakyRelu(0.3f),
            new MaxPool2d(new Window(3, 2, 2, 1, Padding.SAME)),
            new AveragePool2d(new Window(2, 2, 2, 2, Padding.VALID)),
            Activation.SIGMOID,
            new GlobalAveragePool2d(),
            new Dense(7, new GlorotUniform(), false),
            new Softmax(),
            new Dense(3)),
        LayerText.parse(
                "rescale 2 -1,conv 4 5x3 stride 2 same nobias tanh ,batchnorm, leakyrelu .1,"
                    + "leakyrelu, maxpool 3x2 stride 2x1 same, avgpool 2, sigmoid, globalavgpool,"
                    + " dense 7 nobias softmax, dense")
            .create(IMAGE, 3, 1)
            .layers());
  }

  @Test
  void layersOfImagesAndTheirOptions() {
    GlorotUniform glorot = new GlorotUniform();
    Window dilated = new Window(3, 3, 1, 1, Padding.SAME);
    assertEquals(
        List.of(
            new RandomFlip(true, false),
            new RandomTranslation(0.1, 0.1),
            new Conv2d(4, dilated, new Dilation(2, 2), 1, glorot, true),
            new Conv2d(8, new Window(3, 3, 2, 2, Padding.SAME), Dilation.NONE, 4, glorot, false),
            SmoothActivation.GELU,
            new DepthwiseConv2d(3, 1, Padding.SAME),
            Relu.RELU6,
            new SeparableConv2d(6, 3, 2, Padding.VALID),
            SmoothActivation.SILU,
            new Conv2dTranspose(5, 2, 2, Padding.SAME),
            new ZeroPadding2d(new Border(1, 1, 2, 2)),
            new UpSampling2d(2, 2, Interpolation.BILINEAR),
            new UpSampling2d(1, 2, Interpolation.LANCZOS3),
            new Resizing2d(9, 8, Interpolation.BILINEAR),
            new Resizing2d(6, 6, Interpolation.BICUBIC),
            new GroupNormalization(5),
            new LayerNormalization(),
            new Prelu(),
            new SpatialDropout(0.2),
            new GlobalMaxPool2d(),
            new GaussianNoise(0.1),
            new AlphaDropout(0.1),
            new GaussianDropout(0.1),
            new Dense(3)),
        LayerText.parse(
                "randomflip, randomtranslation 0.1, conv 4 3x3 same dilation 2,"
                    + " conv 8 3 stride 2 groups 4 same nobias gelu, depthwise 3 same relu6,"
                    + " separable 6 3x3 stride 2 swish, convtranspose 5 2 stride 2 same,"
                    + " zeropad 1x2, upsample 2 bilinear, upsample 1x2 lanczos3,"
                    + " resize 9x8, resize 6 bicubic, groupnorm 5, layernorm, prelu,"
                    + " spatialdropout 0.2, globalmaxpool, gaussiannoise 0.1, alphadropout 0.1,"
                    + " gaussiandropout 0.1, dense")
            .create(IMAGE, 3, 1)
            .layers());
  }

  /** A gate in (height, width, 1) is repeated for each channel. */
  @Test
  void branchesAreMadeOneElementByElement() {
    Network network =
        LayerText.parse(
                "normalization 2 4, conv 3 3x3, product(identity | conv 1 1x1 sigmoid), layerscale"
                    + " 0.1, maximum(conv 2 1x1 | conv 2 1x1 | conv 2 1x1) relu, minimum(identity |"
                    + " average(identity | sum(identity | identity))), flatten, dense")
            .create(IMAGE, 3, 1);
    List<Layer> layers = network.layers();
    assertEquals(new Rescaling(0.5f, -1), layers.get(0));
    assertTrue(layers.contains(new Multiply()), layers.toString());
    assertTrue(layers.contains(new LayerScale(0.1)), layers.toString());
    assertTrue(layers.contains(new Maximum()), layers.toString());
    assertTrue(
        layers.containsAll(List.of(new Minimum(), new Average(), new Add())), layers.toString());
  }

  @Test
  void layersOfSeries() {
    assertEquals(
        List.of(
            new Conv1d(4, new SeriesWindow(3, 1, Padding.CAUSAL, 2), 1, new GlorotUniform(), true),
            SmoothActivation.MISH,
            new MaxPool1d(2),
            new Conv1d(6, 5, 2, Padding.SAME),
            new AveragePool1d(3, 1, Padding.SAME),
            new GlobalAveragePool1d(),
            new Dense(3)),
        LayerText.parse(
                "conv1d 4 3 causal dilation 2 mish, maxpool1d 2, conv1d 6 5 stride 2 same,"
                    + " avgpool1d 3 stride 1 same, globalavgpool1d, dense")
            .create(Shape.of(128, 9), 3, 1)
            .layers());
  }

  @Test
  void moreLayersOfSeries() {
    GlorotUniform glorot = new GlorotUniform();
    SeriesWindow dilated = new SeriesWindow(3, 1, Padding.SAME, 2);
    assertEquals(
        List.of(
            new ZeroPadding1d(2, 2),
            new DepthwiseConv1d(1, dilated, glorot, false),
            new GatedLinearUnit(),
            new SeparableConv1d(6, 3, 2, Padding.VALID),
            Activation.RELU,
            new Conv1dTranspose(4, 3, 2, Padding.SAME),
            new Cropping1d(1, 1),
            new UpSampling1d(2),
            new GlobalMaxPool1d(),
            new Dense(3)),
        LayerText.parse(
                "zeropad1d 2, depthwise1d 3 same dilation 2 nobias glu, separable1d 6 3 stride 2"
                    + " relu, convtranspose1d 4 3 stride 2 same, crop1d 1, upsample1d 2,"
                    + " globalmaxpool1d, dense")
            .create(Shape.of(20, 10), 3, 1)
            .layers());
  }

  @Test
  void layersThatGiveASampleAnotherShape() {
    assertEquals(
        List.of(
            new Cropping2d(new Border(2, 2, 4, 4)),
            new Reshape(Shape.of(24, 20)),
            new Permute(List.of(1, 0)),
            new Flatten(),
            new Dense(5),
            new RepeatVector(4),
            new Flatten(),
            new Dense(3)),
        LayerText.parse(
                "crop 2x4, reshape 24x20, permute 2 1, flatten, dense 5, repeat 4, flatten, dense")
            .create(IMAGE, 3, 1)
            .layers());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          reshape, dense | expected the shape of a sample (such as 7x7x16) after 'reshape'
          reshape 4 x 4, dense | 'x' cannot stand here; expected reshape SHAPE
          permute, dense | expected the axes in their new order (such as 2 1) after 'permute'
          permute 2 x, dense | 'x' cannot stand here; expected permute AXES
          repeat many, dense | expected how many times (such as 4), got 'many'
          crop1d x | expected the steps (such as 1), got 'x'
          separable1d 4 3 causal | 'causal' cannot stand here; expected separable1d FILTERS SIZE
          randomcontrast | expected the share of the contrast (such as 0.2) after 'randomcontrast'
          """)
  void aWordThatCannotStandIsPointedAt(String line, String sentence) {
    LayerTextException e = assertThrows(LayerTextException.class, () -> LayerText.parse(line));
    assertTrue(e.getMessage().startsWith(sentence), e.getMessage());
  }

  @Test
  void anAxisThatIsNotThereIsPointedAt() {
    LayerTextException e =
        assertThrows(
            LayerTextException.class,
            () -> LayerText.parse("permute 1 4 2, flatten, dense").create(IMAGE, 3, 1));
    assertTrue(e.getMessage().contains("each of these axes once"), e.getMessage());
    assertTrue(e.excerpt(80).endsWith("^^^^^^^"), e.excerpt(80));
  }

  @Test
  void residualAddsWhatGoesInToWhatComesOut() {
    Network network =
        LayerText.parse(
                "conv 4 3x3, residual(conv 4 3x3 same relu, conv 4 3x3 same) relu, flatten, dense")
            .create(IMAGE, 3, 1);
    Node x = Node.input(IMAGE).then(new Conv2d(4, 3));
    Conv2d same = new Conv2d(4, 3, 1, Padding.SAME);
    Node sum = Node.of(new Add(), x, x.then(same, Activation.RELU, same));
    assertSame(new Network(sum.then(Activation.RELU, new Flatten(), new Dense(3)), 1), network);
  }

  @Test
  void parallelPutsItsBranchesSideBySideAndBracketsMayStandInEachOther() {
    Network network =
        LayerText.parse(
                "parallel(conv 2 1x1 | residual(conv 1 3x3 same), maxpool 3 stride 1 same |"
                    + " identity),flatten,dense")
            .create(IMAGE, 3, 1);
    Node in = Node.input(IMAGE);
    Node second = Node.of(new Add(), in, in.then(new Conv2d(1, 3, 1, Padding.SAME)));
    Node pooled = second.then(new MaxPool2d(new Window(3, 3, 1, 1, Padding.SAME)));
    Node all = Node.of(new Concatenate(), in.then(new Conv2d(2, 1)), pooled, in);
    assertEquals(Shape.of(28, 28, 4), all.shape());
    assertSame(new Network(all.then(new Flatten(), new Dense(3)), 1), network);
  }

  /** The same graph, for they have the same lines, readers and parameters. */
  private static void assertSame(Network expected, Network actual) {
    assertEquals(expected.toString(), actual.toString());
    for (int i = 0; i < expected.nodes().size(); i++) {
      assertEquals(readBy(expected, i), readBy(actual, i));
    }
  }

  private static List<Integer> readBy(Network network, int node) {
    return network.nodes().get(node).inputs().stream().map(network.nodes()::indexOf).toList();
  }

  @Test
  void optionsStandInAnyOrder() {
    assertEquals(
        LayerText.parse("conv 4 3x3 stride 2 same nobias tanh, flatten")
            .create(IMAGE, 3, 1)
            .layers(),
        LayerText.parse("conv 4 3x3 tanh nobias same stride 2, flatten")
            .create(IMAGE, 3, 1)
            .layers());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "flatten, danse 10 | danse | there is no layer 'danse'; there are conv, depthwise",
        "conv 32 | | expected the kernel size (such as 3x3) after '32'",
        "conv relu 3x3 | relu | expected the number of filters, got 'relu'",
        "conv 32 3by3 | 3by3 | expected the kernel size (such as 3x3), got '3by3'",
        "flatten, dense 10 10 | 10 | '10' cannot stand here; expected dense [UNITS] [nobias]",
        "dense 5 rellu | rellu | 'rellu' cannot stand here",
        "conv 4 3x3 tanh relu | relu | 'relu' cannot stand here",
        "conv 4 3x3 stride same | same | expected the stride, got 'same'",
        "dropout 2 | dropout | Dropout needs a rate of at least 0 and below 1, got 2.0",
        "maxpool 0 | maxpool | a window needs a size and strides of at least 1",
        "flatten, ,dense | ,dense | a layer is missing before this comma",
        "flatten, dense, | | a layer is missing at the end",
        "conv 4 3x3, dense 10 | dense | ends in one row of numbers, this one in samples of shape"
            + " (26, 26",
        "relu, conv 32 3x3 | conv | ends in one row of numbers, this one in samples of shape (26,"
            + " 26",
        "residual(conv 2 3x3 same), dense | residual | residual adds what goes in, of shape (28,"
            + " 28, 1)",
        "parallel(conv 2 3x3 ; conv 2 1x1), dense | parallel | may differ in their last extent"
            + " alone",
        "flatten, residual(dense 784, dens 3) | dens | there is no layer 'dens'",
        "flatten, residual(parallel(dense 3 ; dense x) ) | x | 'x' cannot stand here",
        "flatten, residual(dense 784 relu relu) | relu | 'relu' cannot stand here",
        "flatten, residual(dense 784) relu 3, dense | 3 | '3' cannot stand here; expected"
            + " residual(L",
        "flatten, residual(dense 784, dense | residual | the bracket of residual is not closed",
        "flatten, dense) | ) | there is no bracket that this one closes",
        "flatten ; dense | ; | stands between the branches of parallel(...) and the like alone",
        "flatten, residual(dense 784 ; dense) | ; | residual has one row of layers",
        "flatten, residual(), dense | ), dense | a layer is missing before this bracket",
        "flatten, parallel(dense ; ), dense | ), dense | a layer is missing before this bracket",
        "flatten, dense(3) | (3) | a bracket stands alone behind residual, parallel, sum, product, average, maximum, minimum",
        "flatten, residual(dense 784)(dense) | (dense) | a comma is missing before this bracket",
        "identity, residual(conv 1 3x3) | residual | residual adds what goes in",
        "maxpool 30 | maxpool | MaxPool2d expects samples of shape (height, width, channels)"
      })
  void mistakeIsNamedAndPointedAt(String written, String pointed, String expected) {
    String text = written.replace(';', '|'); // which is the delimiter here
    String word = pointed == null ? null : pointed.replace(';', '|');
    LayerTextException mistake =
        assertThrows(LayerTextException.class, () -> LayerText.parse(text).create(IMAGE, 10, 1));
    assertTrue(mistake.getMessage().contains(expected), mistake.getMessage());
    String[] lines = mistake.excerpt(80).split(System.lineSeparator());
    assertEquals(text, lines[0]);
    int at = word == null ? text.length() : text.lastIndexOf(word);
    int length = word == null || word.matches("[,()|].*") ? 1 : word.length();
    assertEquals(" ".repeat(at) + "^".repeat(length), lines[1]);
  }

  @Test
  void longLineIsShownAroundTheWord() {
    String many = "dense 10 relu, ".repeat(20);
    for (String text :
        List.of("dens 3, " + many + "dense", many + "dens 3, " + many + "dense", many + "dens 3")) {
      LayerTextException mistake =
          assertThrows(LayerTextException.class, () -> LayerText.parse(text));
      String[] lines = mistake.excerpt(80).split(System.lineSeparator());
      assertTrue(lines[0].length() <= 80 && lines[1].length() <= 80, lines[0]);
      assertEquals("dens", lines[0].substring(lines[1].indexOf('^'), lines[1].length()));
    }
  }

  /** Samples of two axes come as images of one channel; layers of series read them as series. */
  @Test
  void samplesOfTwoAxesAreSeriesWhereTheLayersReadSeries() {
    Shape sample = Shape.of(128, 9, 1);
    Network series =
        LayerText.parse("conv1d 8 3 relu, globalavgpool1d, dense").create(sample, 6, 1);
    assertEquals(new Reshape(Shape.of(128, 9)), series.layers().get(0));
    assertEquals(Shape.of(3, 9, 8), series.allParameters().get(0).data().shape());
    Network image = LayerText.parse("conv 8 3x3, flatten, dense").create(sample, 6, 1);
    assertEquals(Shape.of(3, 3, 1, 8), image.allParameters().get(0).data().shape());
    LayerText ofColours = LayerText.parse("conv1d 8 3, globalavgpool1d, dense");
    assertThrows(LayerTextException.class, () -> ofColours.create(Shape.of(8, 8, 3), 6, 1));
  }
}
