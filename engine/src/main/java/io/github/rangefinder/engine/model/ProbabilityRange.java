package io.github.rangefinder.engine.model;

import io.github.rangefinder.engine.kernel.Interpolation;
import io.github.rangefinder.engine.layer.Activation;
import io.github.rangefinder.engine.layer.ActivityRegularization;
import io.github.rangefinder.engine.layer.Add;
import io.github.rangefinder.engine.layer.AlphaDropout;
import io.github.rangefinder.engine.layer.Average;
import io.github.rangefinder.engine.layer.AveragePool1d;
import io.github.rangefinder.engine.layer.AveragePool2d;
import io.github.rangefinder.engine.layer.Concatenate;
import io.github.rangefinder.engine.layer.Cropping1d;
import io.github.rangefinder.engine.layer.Cropping2d;
import io.github.rangefinder.engine.layer.Dropout;
import io.github.rangefinder.engine.layer.GaussianDropout;
import io.github.rangefinder.engine.layer.GaussianNoise;
import io.github.rangefinder.engine.layer.GlobalAveragePool1d;
import io.github.rangefinder.engine.layer.GlobalAveragePool2d;
import io.github.rangefinder.engine.layer.GlobalMaxPool1d;
import io.github.rangefinder.engine.layer.GlobalMaxPool2d;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.MaxPool1d;
import io.github.rangefinder.engine.layer.MaxPool2d;
import io.github.rangefinder.engine.layer.Maximum;
import io.github.rangefinder.engine.layer.Minimum;
import io.github.rangefinder.engine.layer.Multiply;
import io.github.rangefinder.engine.layer.Permute;
import io.github.rangefinder.engine.layer.PiecewiseActivation;
import io.github.rangefinder.engine.layer.Relu;
import io.github.rangefinder.engine.layer.RepeatVector;
import io.github.rangefinder.engine.layer.Rescaling;
import io.github.rangefinder.engine.layer.Resizing2d;
import io.github.rangefinder.engine.layer.ScaledAdd;
import io.github.rangefinder.engine.layer.Softmax;
import io.github.rangefinder.engine.layer.Sparsemax;
import io.github.rangefinder.engine.layer.SpatialDropout;
import io.github.rangefinder.engine.layer.Subtract;
import io.github.rangefinder.engine.layer.UpSampling1d;
import io.github.rangefinder.engine.layer.UpSampling2d;
import io.github.rangefinder.engine.layer.ViewLayer;
import io.github.rangefinder.engine.layer.ZeroPadding1d;
import io.github.rangefinder.engine.layer.ZeroPadding2d;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Between which numbers a value lies, of values that are made of probabilities alone, or of what is
 * cut at 0 and 1. What the probabilities were made of is no logit of the value any more; but where
 * none can be negative, the value is probabilities itself, or becomes them when its rows are
 * divided by their sums.
 *
 * @param low the smallest it can be in inference
 * @param high the largest it can be in inference
 * @param ofClasses whether there are rows of probabilities of classes among them
 */
record ProbabilityRange(double low, double high, boolean ofClasses) {
  /** What gives numbers that lie between those that it reads. */
  private static final Set<Class<? extends Layer>> BETWEEN =
      Set.of(
          ActivityRegularization.class,
          AlphaDropout.class,
          Average.class,
          AveragePool1d.class,
          AveragePool2d.class,
          Concatenate.class,
          Cropping1d.class,
          Cropping2d.class,
          Dropout.class,
          GaussianDropout.class,
          GaussianNoise.class,
          GlobalAveragePool1d.class,
          GlobalAveragePool2d.class,
          GlobalMaxPool1d.class,
          GlobalMaxPool2d.class,
          MaxPool1d.class,
          MaxPool2d.class,
          Maximum.class,
          Minimum.class,
          Permute.class,
          RepeatVector.class,
          SpatialDropout.class,
          UpSampling1d.class);

  /** What a network with this output ends in, unless a softmax or sigmoid is the very last. */
  static Ending ending(Node output) {
    Map<Node, ProbabilityRange> ranges = new HashMap<>();
    for (Node node : NodeOrder.of(output)) {
      ProbabilityRange range = node.isInput() ? null : of(node, ranges);
      if (range != null) {
        ranges.put(node, range);
      }
    }
    ProbabilityRange range = ranges.get(output);
    if (range == null || range.low < 0) {
      return Ending.NONE;
    }
    return range.ofClasses ? Ending.OF_SOFTMAXES : Ending.OF_SIGMOIDS;
  }

  /** Null where something else than probabilities has a part in a value. */
  private static ProbabilityRange of(Node node, Map<Node, ProbabilityRange> ranges) {
    Layer layer = node.layer();
    if (layer instanceof Softmax || layer instanceof Sparsemax) {
      return new ProbabilityRange(0, 1, true);
    }
    if (layer == Activation.SIGMOID
        || layer == PiecewiseActivation.HARD_SIGMOID
        || layer == PiecewiseActivation.SPARSE_SIGMOID) {
      return new ProbabilityRange(0, 1, false);
    }
    if (!ranges.keySet().containsAll(node.inputs())) {
      return layer instanceof Relu relu && isCut(relu) && relu.limit() <= 1
          ? new ProbabilityRange(0, relu.limit(), false)
          : null;
    }
    List<ProbabilityRange> read = node.inputs().stream().map(ranges::get).toList();
    ProbabilityRange first = read.get(0);
    if (layer instanceof Rescaling rescaling) {
      return first.scaled(rescaling.scale()).plus(constant(rescaling.offset()));
    }
    if (layer instanceof ZeroPadding1d || layer instanceof ZeroPadding2d) {
      return first.or(constant(0));
    }
    if (layer instanceof Relu relu) {
      return isCut(relu) ? first.cut(relu.limit()) : null;
    }
    if (layer == Activation.RELU) {
      return first.cut(Double.POSITIVE_INFINITY);
    }
    return layer instanceof ViewLayer || BETWEEN.contains(layer.getClass()) || isLinear(layer)
        ? read.stream().reduce(first, ProbabilityRange::or)
        : merged(layer, read);
  }

  /** Whether what is below 0 is 0, and what is not is as it was, up to a limit. */
  private static boolean isCut(Relu relu) {
    return relu.slope() == 0 && relu.threshold() == 0;
  }

  private static boolean isLinear(Layer layer) {
    Interpolation between = null;
    if (layer instanceof UpSampling2d upSampling) {
      between = upSampling.between();
    } else if (layer instanceof Resizing2d resizing) {
      between = resizing.between();
    }
    return between == Interpolation.NEAREST || between == Interpolation.BILINEAR;
  }

  private static ProbabilityRange merged(Layer layer, List<ProbabilityRange> read) {
    if (layer instanceof Add) {
      return read.stream().reduce(ProbabilityRange::plus).orElseThrow();
    }
    if (layer instanceof Multiply) {
      return read.stream().reduce(ProbabilityRange::times).orElseThrow();
    }
    if (layer instanceof Subtract) {
      return read.get(0).plus(read.get(1).scaled(-1));
    }
    return layer instanceof ScaledAdd add
        ? read.get(0).plus(read.get(1).scaled(add.factor()))
        : null;
  }

  private static ProbabilityRange constant(double number) {
    return new ProbabilityRange(number, number, false);
  }

  private ProbabilityRange or(ProbabilityRange other) {
    return with(other, Math.min(low, other.low), Math.max(high, other.high));
  }

  private ProbabilityRange plus(ProbabilityRange other) {
    return with(other, low + other.low, high + other.high);
  }

  private ProbabilityRange scaled(double factor) {
    return with(this, Math.min(low * factor, high * factor), Math.max(low * factor, high * factor));
  }

  private ProbabilityRange times(ProbabilityRange other) {
    ProbabilityRange one = scaled(other.low);
    return with(other, one.low, one.high).or(scaled(other.high));
  }

  private ProbabilityRange cut(double limit) {
    return with(this, Math.min(Math.max(low, 0), limit), Math.min(Math.max(high, 0), limit));
  }

  private ProbabilityRange with(ProbabilityRange other, double lowest, double highest) {
    return new ProbabilityRange(lowest, highest, ofClasses || other.ofClasses);
  }
}
