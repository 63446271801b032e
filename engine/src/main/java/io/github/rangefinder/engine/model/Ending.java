package io.github.rangefinder.engine.model;

import io.github.rangefinder.engine.kernel.Activations;
import io.github.rangefinder.engine.layer.Activation;
import io.github.rangefinder.engine.layer.ActivityRegularization;
import io.github.rangefinder.engine.layer.Softmax;
import io.github.rangefinder.engine.tensor.Shape;

/**
 * What a network ends in that makes probabilities of logits. It belongs to the loss: a {@link Plan}
 * gives the logits, so that the loss and its gradient are exact also where a probability rounds to
 * 0 or 1. Keras does the same with TensorFlow.
 *
 * <p>Source: {@code _get_logits} in {@code keras/src/backend/tensorflow/nn.py} of Keras 3.15.
 */
public enum Ending {
  /** Nothing of the kind: outputs are logits, or numbers. */
  NONE,
  /** Each output is a probability by itself. */
  SIGMOID,
  /** Each row of outputs, along the last axis, is the probabilities of its classes. */
  SOFTMAX;

  /** What a network with this output ends in; penalties on its activity may stand behind that. */
  public static Ending of(Node output) {
    Node maker = maker(output);
    if (maker.layer() instanceof Softmax) {
      return SOFTMAX;
    }
    return maker.layer() == Activation.SIGMOID ? SIGMOID : NONE;
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
    return of(output) == NONE ? output : maker(output).inputs().get(0);
  }

  /** The last node that has to run: probabilities only where they are penalised. */
  static Node last(Node output) {
    return maker(output) == output ? logits(output) : output;
  }

  /**
   * Makes of logits what the network gives.
   *
   * @param x the logits of samples, which are overwritten
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
