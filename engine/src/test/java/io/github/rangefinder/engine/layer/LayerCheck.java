package io.github.rangefinder.engine.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.TestSeed;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The gradient checker: what must hold of any layer, whatever it computes. For each new layer a
 * test calls
 *
 * <pre>
 * LayerCheck.check(new MyLayer(3), Shape.of(5, 4, 2));                    // one input
 * LayerCheck.check(new MyMerge(), Shape.of(5, 4, 2), Shape.of(2));       // several
 * </pre>
 *
 * over a few shapes, and once more against the plain kernel or a formula for the values themselves.
 * It holds that
 *
 * <ul>
 *   <li>forward overwrites its output, in training and in inference, of the batch's samples alone;
 *   <li>the gradients of inputs and learned parameters are those of the forward pass: central
 *       differences of fourth order, summed in double precision; where a kink is near, the point is
 *       left out, and most points must remain;
 *   <li>backward adds to the gradients that are there;
 *   <li>output and gradients have the same bits for any number of threads;
 *   <li>where inputs have no gradient, those of the parameters are the same, and the other way
 *       round.
 * </ul>
 */
public final class LayerCheck {
  /** More than a shard, and not a whole number of them. */
  private static final int BATCH = 19;

  /** The batch of a step that is smaller than the room for it. */
  private static final int SAMPLES = 11;

  private static final float GUARD = 12345;

  /** Steps of a difference: the smaller ones where a kink is near. */
  private static final float[] STEPS = {0x1p-6f, 0x1p-8f, 0x1p-10f};

  /** Elements of each gradient that are looked at. */
  private static final int LOOKED_AT = 40;

  private final Layer layer;
  private final List<Shape> shapes;
  private final SplittableRandom random = TestSeed.random();
  private final LayerRun run;

  private LayerCheck(Layer layer, float least, List<Shape> shapes) {
    this.layer = layer;
    this.shapes = shapes;
    this.run = new LayerRun(layer, shapes, BATCH, true, false, new Workers(1));
    run.randomize(random, least);
  }

  /** Checks a layer on inputs of some shapes. */
  public static void check(Layer layer, Shape... shapes) {
    checkFrom(-1, layer, shapes);
  }

  /** Checks a layer that does not know all numbers, on inputs from the least to 2 above it. */
  public static void checkFrom(float least, Layer layer, Shape... shapes) {
    LayerCheck check = new LayerCheck(layer, least, List.of(shapes));
    check.forwardOverwrites(false);
    check.forwardOverwrites(true);
    check.gradientsAreThoseOfForward();
    check.backwardAdds();
    check.threadsDoNotMatter();
    check.gradientsThatNobodyNeedsDoNotMatter();
  }

  private void forwardOverwrites(boolean training) {
    if (layer instanceof ViewLayer) {
      return; // what it makes is its input
    }
    float[] out = run.output.data().data();
    run.forward(SAMPLES, training);
    float[] expected = out.clone();
    Arrays.fill(out, Float.NaN);
    Arrays.fill(out, SAMPLES * run.output.sampleSize(), out.length, GUARD);
    run.forward(SAMPLES, training);
    for (int i = 0; i < out.length; i++) {
      float wanted = i < SAMPLES * run.output.sampleSize() ? expected[i] : GUARD;
      if (training || !(layer instanceof BatchNormalization)) { // whose statistics have moved
        assertEquals(wanted, out[i], layer + " output " + i);
      }
    }
  }

  private List<float[]> gradientsOf(LayerRun one) {
    one.inputs.stream()
        .filter(value -> value.gradient() != null)
        .forEach(value -> Arrays.fill(value.gradient().data(), 0));
    one.parameters.stream()
        .filter(parameter -> parameter.isLearned())
        .forEach(parameter -> Arrays.fill(parameter.gradient().data(), 0));
    one.forward(SAMPLES, true);
    if (layer instanceof ViewLayer) { // shares its gradient with its input in a plan
      float[] shared = one.output.gradient().data();
      System.arraycopy(
          shared, 0, one.inputs.get(0).gradient().data(), 0, SAMPLES * one.output.sampleSize());
    }
    one.backward();
    return one.gradients();
  }

  private void gradientsAreThoseOfForward() {
    List<float[]> gradients = gradientsOf(run);
    List<float[]> learned = run.learned();
    for (int i = 0; i < learned.size(); i++) {
      boolean isInput = i < run.inputs.size();
      int n = isInput ? SAMPLES * run.inputs.get(i).sampleSize() : learned.get(i).length;
      String name = layer + (isInput ? " input " + i : " parameter " + (i - run.inputs.size()));
      compare(name, learned.get(i), gradients.get(i), n);
    }
  }

  private void compare(String name, float[] x, float[] gradient, int n) {
    int[] looked =
        n <= LOOKED_AT
            ? IntStream.range(0, n).toArray()
            : random.ints(LOOKED_AT, 0, n).distinct().toArray();
    double largest = 0;
    for (float g : gradient) {
      largest = Math.max(largest, Math.abs(g));
    }
    assertTrue(largest > 0, name + " has a gradient");
    int compared = 0;
    for (int i : looked) {
      for (float step : STEPS) {
        Slopes wide = slopes(x, i, step);
        Slopes half = slopes(x, i, step / 2);
        Slopes quarter = slopes(x, i, step / 4);
        double tolerance = 1e-3 * Math.abs(wide.middle) + 1e-3 * largest;
        if (wide.goesOnAs(half, tolerance) && half.goesOnAs(quarter, tolerance)) {
          compared++;
          assertEquals(wide.middle, gradient[i], 2 * tolerance, name + " gradient " + i);
          break;
        }
      }
    }
    assertTrue(
        2 * compared > looked.length, name + ": only " + compared + " points away from kinks");
  }

  /** The projected output's slope at a point, and by how much its slopes near it differ. */
  private record Slopes(double middle, double spread) {
    /**
     * Whether nothing but a smooth bend is between these steps and steps of half of them: the
     * spread halves, or is a quarter where the slope itself turns.
     */
    boolean goesOnAs(Slopes half, double tolerance) {
      boolean smooth = half.spread > 0.2 * spread && half.spread < 0.6 * spread;
      return Math.abs(middle - half.middle) <= tolerance && (spread <= tolerance || smooth);
    }
  }

  /** At x[i], of fourth order, from steps of h and 2 h. */
  private Slopes slopes(float[] x, int i, float h) {
    float at = x[i];
    double[] f = new double[5];
    for (int k = -2; k <= 2; k++) {
      x[i] = at + k * h;
      f[k + 2] = run.projection(SAMPLES);
    }
    x[i] = at;
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < 4; k++) {
      double slope = (f[k + 1] - f[k]) / h;
      least = Math.min(least, slope);
      most = Math.max(most, slope);
    }
    return new Slopes((8 * (f[3] - f[1]) - (f[4] - f[0])) / (12 * h), most - least);
  }

  private void backwardAdds() {
    List<float[]> once = gradientsOf(run);
    if (layer instanceof ViewLayer) {
      return;
    }
    run.backward();
    List<float[]> twice = run.gradients();
    for (int i = 0; i < once.size(); i++) {
      float largest = 0;
      for (int j = 0; j < once.get(i).length; j++) {
        once.get(i)[j] *= 2;
        largest = Math.max(largest, Math.abs(once.get(i)[j]));
      }
      assertArrayEquals(once.get(i), twice.get(i), 1e-5f * largest, layer + " adds");
    }
  }

  private void threadsDoNotMatter() {
    try (Workers workers = new Workers(3)) {
      LayerRun other = new LayerRun(layer, shapes, BATCH, true, false, workers);
      other.copyFrom(run);
      List<float[]> expected = gradientsOf(run);
      float[] output = Arrays.copyOf(run.output.data().data(), SAMPLES * run.output.sampleSize());
      List<float[]> actual = gradientsOf(other);
      assertArrayEquals(
          output,
          Arrays.copyOf(other.output.data().data(), output.length),
          layer + " output with three threads");
      for (int i = 0; i < expected.size(); i++) {
        assertArrayEquals(
            expected.get(i), actual.get(i), layer + " gradient " + i + " with three threads");
      }
    }
  }

  private void gradientsThatNobodyNeedsDoNotMatter() {
    if (run.learned().size() == run.inputs.size()) {
      return; // no parameters
    }
    List<float[]> all = gradientsOf(run);
    LayerRun noInputs = new LayerRun(layer, shapes, BATCH, false, false, new Workers(1));
    noInputs.copyFrom(run);
    List<float[]> ofParameters = gradientsOf(noInputs);
    for (int i = 0; i < ofParameters.size(); i++) {
      assertArrayEquals(all.get(run.inputs.size() + i), ofParameters.get(i), layer.toString());
    }
    LayerRun frozen = new LayerRun(layer, shapes, BATCH, true, true, new Workers(1));
    frozen.copyFrom(run);
    List<float[]> ofInputs = gradientsOf(frozen);
    assertEquals(run.inputs.size(), ofInputs.size(), layer + " frozen");
    for (int i = 0; i < ofInputs.size() && !(layer instanceof BatchNormalization); i++) {
      assertArrayEquals(all.get(i), ofInputs.get(i), layer + " frozen");
    }
  }
}
