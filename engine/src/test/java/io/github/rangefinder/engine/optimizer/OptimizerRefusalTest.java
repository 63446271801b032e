package io.github.rangefinder.engine.optimizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What optimizers do not take, and the sentences they say so with. */
class OptimizerRefusalTest {
  private final Workers one = new Workers(1);

  @AfterEach
  void closeWorkers() {
    one.close();
  }

  @Test
  void momentumThatCannotBeIsRefused() {
    List<Parameter> parameters = List.of(new Parameter("p", new Tensor(Shape.of(1))));
    assertEquals(0, new RmsProp().momentum());
    assertEquals(0.9, new AdamW().momentum());
    assertEquals(
        "an optimizer without momentum cannot take a step with momentum 0.9",
        refusal(() -> new Sgd().step(parameters, 0.1, 0.9, one)));
    assertEquals(
        "momentum must be at least 0 and below 1, got 1.0",
        refusal(() -> new Adam().step(parameters, 0.1, 1, one)));
  }

  @Test
  void momentsThatDoNotFitAreRefused() {
    List<Parameter> parameters = List.of(new Parameter("p", new Tensor(Shape.of(2))));
    String sentence = "these are not the moments of such an optimizer with parameters [p(2)]";
    List<float[]> one = List.of(new float[2]);
    List<float[]> longer = List.of(new float[2], new float[3]);
    assertEquals(sentence, refusal(() -> new Adam().resume(parameters, 1, one)));
    assertEquals(sentence, refusal(() -> new Adam().resume(parameters, 1, longer)));
    assertEquals(sentence, refusal(() -> new Adam().resume(parameters, -1, List.of())));
    assertEquals(sentence, refusal(() -> new Sgd().resume(parameters, 1, one)));
  }

  @Test
  void otherParametersAreRefused() {
    List<Parameter> parameters = List.of(new Parameter("a", new Tensor(Shape.of(2))));
    Adam adam = new Adam();
    adam.step(parameters, 0.1, one);
    adam.step(List.copyOf(parameters), 0.1, one);
    List<Parameter> others = List.of(new Parameter("b", new Tensor(Shape.of(2))));
    assertEquals(
        "an optimizer stays with the parameters of its first step, [a(2)], got [b(2)]",
        assertThrows(IllegalArgumentException.class, () -> adam.step(others, 0.1, one))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> adam.step(List.of(), 0.1, one));
    Optimizer.Snapshot foreign = new Adam().snapshot();
    assertThrows(IllegalArgumentException.class, () -> adam.restore(foreign));
  }

  @Test
  void impossibleHyperparametersAreNamed() {
    assertEquals(
        "momentum must be at least 0 and below 1, got 1.0", refusal(() -> new Sgd(1, false, 0)));
    assertEquals(
        "momentum must be at least 0 and below 1, got NaN",
        refusal(() -> new Sgd(Double.NaN, false, 0)));
    assertEquals("nesterov needs a momentum above 0, got 0.0", refusal(() -> new Sgd(0, true, 0)));
    assertEquals(
        "weight decay must be at least 0, got -0.1",
        refusal(() -> new AdamW(0.9, 0.999, 1e-7, -0.1)));
    assertEquals("epsilon must be above 0, got 0.0", refusal(() -> new Adam(0.9, 0.999, 0)));
    assertEquals(
        "beta2 must be at least 0 and below 1, got 1.5", refusal(() -> new Adam(0.9, 1.5, 1e-7)));
    assertEquals(
        "rho must be at least 0 and below 1, got -1.0", refusal(() -> new RmsProp(-1, 1e-7)));
  }

  private static String refusal(Executable made) {
    return assertThrows(IllegalArgumentException.class, made).getMessage();
  }
}
