package io.github.rangefinder.finder.model;

import io.github.rangefinder.engine.layer.Activation;
import io.github.rangefinder.engine.layer.Celu;
import io.github.rangefinder.engine.layer.Elu;
import io.github.rangefinder.engine.layer.GatedLinearUnit;
import io.github.rangefinder.engine.layer.HardShrink;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.LogSoftmax;
import io.github.rangefinder.engine.layer.PiecewiseActivation;
import io.github.rangefinder.engine.layer.Relu;
import io.github.rangefinder.engine.layer.Selu;
import io.github.rangefinder.engine.layer.SmoothActivation;
import io.github.rangefinder.engine.layer.SoftShrink;
import io.github.rangefinder.engine.layer.Softmax;
import io.github.rangefinder.engine.layer.Sparsemax;
import io.github.rangefinder.engine.layer.Squareplus;
import java.util.LinkedHashMap;
import java.util.Map;

/** The activations that a line of text can name: Keras's names, without underscores. */
final class ActivationForms {
  private ActivationForms() {}

  /** Each may stand alone, or behind the words of a layer. */
  static Map<String, Layer> all() {
    Map<String, Layer> all = new LinkedHashMap<>();
    all.put("relu", Activation.RELU);
    all.put("tanh", Activation.TANH);
    all.put("sigmoid", Activation.SIGMOID);
    all.put("softmax", new Softmax());
    all.put("relu6", Relu.RELU6);
    all.put("elu", new Elu(Elu.DEFAULT_ALPHA));
    all.put("selu", new Selu());
    all.put("celu", new Celu(Celu.DEFAULT_ALPHA));
    all.put("gelu", SmoothActivation.GELU);
    all.put("gelutanh", SmoothActivation.GELU_TANH);
    all.put("silu", SmoothActivation.SILU);
    all.put("swish", SmoothActivation.SILU);
    all.put("mish", SmoothActivation.MISH);
    all.put("softplus", SmoothActivation.SOFTPLUS);
    all.put("softsign", SmoothActivation.SOFTSIGN);
    all.put("hardsigmoid", PiecewiseActivation.HARD_SIGMOID);
    all.put("hardswish", PiecewiseActivation.HARD_SILU);
    all.put("hardtanh", PiecewiseActivation.HARD_TANH);
    all.put("exponential", SmoothActivation.EXPONENTIAL);
    all.put("logsigmoid", SmoothActivation.LOG_SIGMOID);
    all.put("logsoftmax", new LogSoftmax());
    all.put("sparseplus", PiecewiseActivation.SPARSE_PLUS);
    all.put("sparsesigmoid", PiecewiseActivation.SPARSE_SIGMOID);
    all.put("hardshrink", new HardShrink(HardShrink.DEFAULT_THRESHOLD));
    all.put("softshrink", new SoftShrink(SoftShrink.DEFAULT_THRESHOLD));
    all.put("tanhshrink", SmoothActivation.TANH_SHRINK);
    all.put("sparsemax", new Sparsemax());
    all.put("squareplus", new Squareplus(Squareplus.DEFAULT_B));
    all.put("glu", new GatedLinearUnit());
    return all;
  }
}
