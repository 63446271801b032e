package io.github.rangefinder.site.picture;

import static io.github.rangefinder.site.picture.Svg.BLUE;
import static io.github.rangefinder.site.picture.Svg.ORANGE;

import io.github.rangefinder.engine.layer.Activation;
import io.github.rangefinder.engine.layer.Conv2d;
import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.layer.MaxPool2d;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.model.Node;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.finder.model.LayerText;
import java.util.stream.Collectors;

/** One training step through the article's network: values down, gradients up, with shapes. */
final class StepPicture implements Picture {
  private static final int BATCH = 250;
  private static final int ROW = 44;
  private static final int TOP = 96;
  private static final int VALUE = 150;
  private static final int LAYER = 330;
  private static final int PARAMETERS = 560;
  private static final int GRADIENT = 780;

  @Override
  public String name() {
    return "step";
  }

  @Override
  public Svg draw() {
    Network network =
        LayerText.parse(
                "conv 32 3x3 relu, maxpool 2, conv 64 3x3 relu, maxpool 2, flatten,"
                    + " dense 256 relu, dense 128 relu, dense")
            .create(Shape.of(28, 28, 1), 10, 42);
    int rows = network.nodes().size();
    int bottom = TOP + rows * ROW;
    Svg svg = new Svg(bottom + 120, "One training step: values go down, gradients come up");
    svg.text(VALUE, 40, "1. values", "middle", 17, BLUE);
    svg.text(LAYER, 40, "layers", "middle", 17, Svg.INK);
    svg.text(PARAMETERS, 40, "parameters (each has a gradient, too)", "middle", 17, Svg.INK);
    svg.text(GRADIENT, 40, "3. gradients", "middle", 17, ORANGE);
    int y = TOP - 24;
    for (Node node : network.nodes()) {
      String shape = node.shape().withBatch(BATCH).toString();
      value(svg, y, node.isInput() ? shape + " images" : shape, !node.isInput());
      if (!node.isInput()) {
        layer(svg, y - ROW / 2, node, network);
        svg.arrow(VALUE, y - ROW + 13, VALUE, y - 14, BLUE);
      }
      if (!node.isInput() && !node.inputs().get(0).isInput()) {
        svg.arrow(GRADIENT, y - 14, GRADIENT, y - ROW + 13, ORANGE);
      }
      y += ROW;
    }
    end(svg, y);
    return svg;
  }

  private static void value(Svg svg, int y, String shape, boolean hasGradient) {
    svg.rectangle(VALUE - 100, y - 13, 200, 26, Svg.PALE_BLUE, Svg.NONE)
        .centred(VALUE, y + 5, shape);
    if (hasGradient) {
      svg.rectangle(GRADIENT - 90, y - 13, 180, 26, Svg.PALE_ORANGE, Svg.NONE);
      svg.centred(GRADIENT, y + 5, shape);
    }
  }

  private static void layer(Svg svg, int y, Node node, Network network) {
    svg.centred(LAYER, y + 5, words(node));
    String parameters =
        network.parameters(node).stream()
            .map(p -> p.data().shape().toString())
            .collect(Collectors.joining(" and "));
    svg.text(PARAMETERS, y + 5, parameters, "middle", 14, Svg.QUIET);
  }

  private static String words(Node node) {
    if (node.layer() instanceof Conv2d conv) {
      return "convolution, " + conv.filters() + " filters";
    } else if (node.layer() instanceof Dense dense) {
      return "dense, " + dense.units() + " units";
    } else if (node.layer() instanceof MaxPool2d) {
      return "max-pooling 2x2";
    }
    return node.layer() == Activation.RELU ? "ReLU" : "flatten";
  }

  private static void end(Svg svg, int y) {
    svg.arrow(VALUE, y - ROW + 13, VALUE, y + 8, BLUE);
    svg.arrow(GRADIENT, y + 8, GRADIENT, y - ROW + 13, ORANGE);
    svg.rectangle(50, y + 10, 820, 30, Svg.PALE_GREY, Svg.NONE);
    svg.centred(
        460, y + 30, "2. softmax and cross-entropy with the labels: one loss, and its gradient");
    svg.rectangle(50, y + 56, 820, 30, Svg.PALE_GREY, Svg.NONE);
    svg.centred(
        460, y + 76, "4. update: each parameter moves by its gradient times the learning rate");
  }
}
