package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.backend.Kernels;
import io.github.rangefinder.engine.kernel.NormalizedRow;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Normalisation of each sample along some axes to mean 0 and variance 1, then by gamma and beta,
 * which have the shape of those axes.
 *
 * <p>Source: Ba, Kiros and Hinton, "Layer normalization", 2016; without the mean: Zhang and
 * Sennrich, "Root mean square layer normalization", 2019.
 *
 * @param axes counted from 0 for a sample's first or from -1 for its last
 * @param epsilon added to the variance, at least 0
 * @param hasBeta whether there is a beta ("center" in Keras)
 * @param hasGamma whether there is a gamma ("scale" in Keras)
 * @param form what is taken away and what is divided by
 */
public record LayerNormalization(
    List<Integer> axes, double epsilon, boolean hasBeta, boolean hasGamma, Form form)
    implements UnaryLayer {
  /** Keras's. */
  public static final double DEFAULT_EPSILON = 1e-3;

  /** Keras's for {@link Form#ROOT_MEAN_SQUARE}. */
  public static final double ROOT_EPSILON = 1e-6;

  /** What is taken away and what is divided by. */
  public enum Form {
    /** The mean, and the deviation around it. */
    STANDARD,

    /** Nothing, and the deviation around the mean: what Keras calls rms_scaling. */
    DEVIATION_ONLY,

    /** Nothing, and the root of the mean of the squares: Keras's RMSNormalization. */
    ROOT_MEAN_SQUARE
  }

  /** Checks the epsilon. */
  public LayerNormalization {
    axes = List.copyOf(axes);
    if (!(epsilon >= 0) || Double.isInfinite(epsilon)) {
      throw new IllegalArgumentException(
          "LayerNormalization needs an epsilon of at least 0, got " + epsilon);
    }
  }

  /** Keras's defaults: along the last axis. */
  public LayerNormalization() {
    this(List.of(-1), DEFAULT_EPSILON, true, true, Form.STANDARD);
  }

  private ScaleAndCenter parameters() {
    return new ScaleAndCenter(hasGamma, hasBeta);
  }

  @Override
  public Shape outputShape(Shape input) {
    sorted(input);
    return input;
  }

  private int[] sorted(Shape input) {
    return Axes.sorted("LayerNormalization", axes, input);
  }

  @Override
  public List<Parameter> createParameters(Shape input, SplittableRandom random) {
    int[] along = IntStream.of(sorted(input)).map(input::dim).toArray();
    return parameters().create("layer normalization", Shape.of(along));
  }

  @Override
  public Op createOp(Place place) {
    int[] sorted = sorted(place.input().shape().withoutBatch());
    if (Axes.areNeighbours(sorted)) {
      return ofRows(place, axes);
    }
    List<Integer> last = IntStream.range(-sorted.length, 0).boxed().toList();
    Rearrangement moves = Rearrangement.withLast(place, sorted);
    return new RearrangedSampleOp(moves, ofRows(moves.inner(), last));
  }

  private SampleOp ofRows(Place place, List<Integer> neighbours) {
    Axes sizes = Axes.of("LayerNormalization", neighbours, place.input().shape().withoutBatch());
    int behind = sizes.behind();
    if (behind == 1 && Kernels.areVector()) {
      return new FastRowNormalizationOp(
          place, this, sizes.along(), parameters().gamma(place), parameters().beta(place));
    }
    NormalizedRow row =
        behind == 1
            ? new NormalizedRow(1, sizes.along(), 0, 0, 1)
            : new NormalizedRow(sizes.along(), 1, behind, 1, 0);
    int[] starts =
        IntStream.range(0, sizes.before() * behind)
            .map(r -> r / behind * sizes.along() * behind + r % behind)
            .toArray();
    RowNormalizationOp.RowForm rows =
        new RowNormalizationOp.RowForm(
            row,
            starts,
            new int[starts.length],
            form == Form.STANDARD,
            form != Form.ROOT_MEAN_SQUARE);
    return new RowNormalizationOp(
        place, rows, epsilon, parameters().gamma(place), parameters().beta(place));
  }
}
