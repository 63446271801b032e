package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.backend.Kernels;
import io.github.rangefinder.engine.kernel.NormalizedRow;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Normalisation of each sample to mean 0 and variance 1 over all positions and a group of channels,
 * then by gamma and beta (channels).
 *
 * <p>Source: Wu and He, "Group normalization", 2018; a group for each channel is instance
 * normalisation (Ulyanov, Vedaldi and Lempitsky 2016).
 *
 * @param groups into how many groups the channels are cut; {@link #EACH_CHANNEL} for one each
 * @param axis the axis of the channels, counted from 0 for a sample's first or from -1 for its last
 * @param epsilon added to the variance, at least 0
 * @param hasBeta whether there is a beta ("center" in Keras)
 * @param hasGamma whether there is a gamma ("scale" in Keras)
 */
public record GroupNormalization(
    int groups, int axis, double epsilon, boolean hasBeta, boolean hasGamma) implements UnaryLayer {
  /** Keras's. */
  public static final int DEFAULT_GROUPS = 32;

  /** Keras's. */
  public static final double DEFAULT_EPSILON = 1e-3;

  /** As many groups as channels. */
  public static final int EACH_CHANNEL = -1;

  /** Checks the numbers. */
  public GroupNormalization {
    if (groups < 1 && groups != EACH_CHANNEL || !(epsilon >= 0) || Double.isInfinite(epsilon)) {
      throw new IllegalArgumentException(
          "GroupNormalization needs at least 1 group and an epsilon of at least 0, got %d and %s"
              .formatted(groups, epsilon));
    }
  }

  /** Groups of the last axis, Keras's defaults for the rest. */
  public GroupNormalization(int groups) {
    this(groups, -1, DEFAULT_EPSILON, true, true);
  }

  private ScaleAndCenter parameters() {
    return new ScaleAndCenter(hasGamma, hasBeta);
  }

  private int groupsOf(int channels) {
    return groups == EACH_CHANNEL ? channels : groups;
  }

  private Axes axes(Shape input) {
    return Axes.of("GroupNormalization", List.of(axis), input);
  }

  @Override
  public Shape outputShape(Shape input) {
    Axes sizes = axes(input);
    if (sizes.along() % groupsOf(sizes.along()) != 0) {
      throw new IllegalArgumentException(
          "GroupNormalization of axis %d in %d groups expects channels that they divide, got %s"
              .formatted(axis, groupsOf(sizes.along()), input));
    }
    return input;
  }

  @Override
  public List<Parameter> createParameters(Shape input, SplittableRandom random) {
    return parameters().create("group normalization", Shape.of(axes(input).along()));
  }

  @Override
  public Op createOp(Place place) {
    Shape sample = place.input().shape().withoutBatch();
    Axes sizes = axes(sample);
    if (sizes.before() == 1 || sizes.behind() == 1) {
      return ofRows(place, sizes);
    }
    Rearrangement moves = Rearrangement.withLast(place, Math.floorMod(axis, sample.rank()));
    Axes moved = new Axes(sizes.before() * sizes.behind(), sizes.along(), 1);
    return new RearrangedSampleOp(moves, ofRows(moves.inner(), moved));
  }

  private SampleOp ofRows(Place place, Axes sizes) {
    int channels = sizes.along();
    int count = groupsOf(channels);
    int each = channels / count;
    boolean last = sizes.behind() == 1;
    if (last && Kernels.areVector()) {
      return new FastGroupNormalizationOp(
          place, count, epsilon, parameters().gamma(place), parameters().beta(place));
    }
    NormalizedRow row =
        last
            ? new NormalizedRow(sizes.before(), each, channels, 0, 1)
            : new NormalizedRow(each, sizes.behind(), sizes.behind(), 1, 0);
    int[] parameters = IntStream.range(0, count).map(group -> group * each).toArray();
    int[] starts = IntStream.of(parameters).map(p -> p * sizes.behind()).toArray();
    RowNormalizationOp.RowForm rows =
        new RowNormalizationOp.RowForm(row, starts, parameters, true, true);
    return new RowNormalizationOp(
        place, rows, epsilon, parameters().gamma(place), parameters().beta(place));
  }
}
