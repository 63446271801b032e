package io.github.rangefinder.engine.training;

import io.github.rangefinder.engine.model.PenalizedParameter;
import io.github.rangefinder.engine.parallel.Task;
import io.github.rangefinder.engine.parallel.Workers;
import java.util.List;

/** What a network's parameters cost by their penalties: part of the loss, whatever the samples. */
final class Penalties {
  private final PenalizedParameter[] penalized;
  private final double[] costs;
  private final Workers workers;
  private final Task cost = (index, thread) -> cost(index);
  private final Task addGradient = (index, thread) -> addGradient(index);

  Penalties(List<PenalizedParameter> penalized, Workers workers) {
    this.penalized = penalized.toArray(new PenalizedParameter[0]);
    this.costs = new double[this.penalized.length];
    this.workers = workers;
  }

  /** The cost of all of them. */
  double cost() {
    workers.run(penalized.length, cost);
    return sum();
  }

  /** The cost of all of them; adds its gradient to theirs. */
  double addGradients() {
    workers.run(penalized.length, addGradient);
    return sum();
  }

  private double sum() {
    double sum = 0;
    for (double one : costs) {
      sum += one;
    }
    return sum;
  }

  private void cost(int index) {
    PenalizedParameter own = penalized[index];
    costs[index] = own.penalty().of(own.parameter().data().data());
  }

  private void addGradient(int index) {
    cost(index);
    PenalizedParameter own = penalized[index];
    own.penalty().addGradient(own.parameter().data().data(), own.parameter().gradient().data());
  }
}
