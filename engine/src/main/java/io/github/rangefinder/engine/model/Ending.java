package io.github.rangefinder.engine.model;

import io.github.rangefinder.engine.kernel.Activations;
import io.github.rangefinder.engine.layer.Activation;
import io.github.rangefinder.engine.layer.ActivityRegularization;
import io.github.rangefinder.engine.layer.Softmax;
import io.github.rangefinder.engine.tensor.Shape;

/**
 * What a network ends in that makes probabilities. A softmax or sigmoid at the very end belongs to
 * the loss: a {@link Plan} gives the logits, so that the loss and its gradient are exact also where
 * a probability rounds to 0 or 1. Keras does the same with TensorFlow.
 *
 * <p>Source: {@code _get_logits} in {@code keras/src/backend/tensorflow/nn.py} of Keras 3.15.
 */
public enum Ending {
  /** Nothing of the kind: outputs are logits, or numbers. */
  NONE,
  /** Each output is a probability by itself. */
  SIGMOID,
  /** Each row of outputs, along the last axis, is the probabilities of its classes. */
  SOFTMAX,
  /** Each output is a probability by itself, made of sigmoids by what stands behind them. */
  OF_SIGMOIDS,
  /** Each row is probabilities of classes, made of softmaxes, such as the mean of several. */
  OF_SOFTMAXES;

  /** What a network with this output ends in; penalties on its activity may stand behind that. */
  public static Ending of(Node output) {
    Node maker = maker(output);
    if (maker.layer() instanceof Softmax) {
      return SOFTMAX;
    }
    return maker.layer() == Activation.SIGMOID ? SIGMOID : ProbabilityRange.ending(maker);
  }

  /** Whether each output is a probability by itself. */
  public boolean isOfAnswers() {
    return this == SIGMOID || this == OF_SIGMOIDS;
  }

  /** Whether each row of outputs is probabilities of classes. */
  public boolean isOfClasses() {
    return this == SOFTMAX || this == OF_SOFTMAXES;
  }

  /** Whether a {@link Plan} gives probabilities, since there are no logits that made them. */
  public boolean isWithoutLogits() {
    return this == OF_SIGMOIDS || this == OF_SOFTMAXES;
  }

  /** The node that makes what an output is, which penalties on activity only pass on. */
  private static Node maker(Node output) {
    Node node = output;
    while (node.layer() instanceof ActivityRegularization) {
      node = node.inputs().get(0);
    }
    return node;
  }

  /** The node from which the loss is taken. */
  static Node logits(Node output) {
    Ending ending = of(output);
    return ending == NONE || ending.isWithoutLogits() ? output : maker(output).inputs().get(0);
  }

  /** The last node that has to run: probabilities only where they are penalised. */
  static Node last(Node output) {
    return maker(output) == output ? logits(output) : output;
  }

  /**
   * Makes what the network gives of what a plan does.
   *
   * @param x the outputs of a plan, which are overwritten
   * @param sample the shape of one sample's
   */
  public void apply(float[] x, Shape sample) {
    if (this == SIGMOID) {
      Activations.sigmoid(x, x, 0, x.length);
    } else if (this == SOFTMAX) {
      int classes = sample.dim(sample.rank() - 1);
      Activations.softmax(x, x, 0, x.length / classes, classes);
    }
  }
}
