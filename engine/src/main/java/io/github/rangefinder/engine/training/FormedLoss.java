package io.github.rangefinder.engine.training;

import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.model.Node;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.OptionalDouble;

/** A loss of logits that are made of what a network gives: the cross-entropy of probabilities. */
final class FormedLoss extends BatchLoss {
  private final BatchLoss ofLogits;
  private final LogitForm form;
  private final Tensor logits;

  FormedLoss(BatchLoss ofLogits, LogitForm form, int batchSize, Node output) {
    this.ofLogits = ofLogits;
    this.form = form;
    this.logits = new Tensor(output.shape().withBatch(batchSize));
  }

  @Override
  void requireFitting(Network network) {
    ofLogits.requireFitting(network);
  }

  @Override
  void read(int sample, int row) {
    ofLogits.read(sample, row);
  }

  @Override
  double evaluate(Tensor output, int n, Tensor gradient) {
    double loss = ofLogits.evaluate(formed(output, n), n, gradient);
    if (gradient != null) {
      form.lead(output.data(), gradient.data(), numbers(n));
    }
    return loss;
  }

  @Override
  int correct(Tensor output, int n) {
    return ofLogits.correct(formed(output, n), n);
  }

  @Override
  int classesAtPositions() {
    return ofLogits.classesAtPositions();
  }

  @Override
  void count(Tensor output, int n, long[] counts) {
    ofLogits.count(formed(output, n), n, counts);
  }

  @Override
  OptionalDouble accuracy(long correct, long samples) {
    return ofLogits.accuracy(correct, samples);
  }

  private Tensor formed(Tensor output, int n) {
    form.read(output.data(), logits.data(), numbers(n));
    return logits;
  }

  private int numbers(int n) {
    return n * (logits.shape().size() / logits.shape().dim(0));
  }
}
