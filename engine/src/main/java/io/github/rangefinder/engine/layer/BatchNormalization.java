package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.backend.Kernels;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Batch normalisation: each channel, by default on the last axis, is moved and scaled to mean 0 and
 * variance 1 over the batch and all pixels, then by gamma and beta. In inference the moving mean
 * and variance take the place of the batch's; every step of training brings them nearer to the
 * batch's.
 *
 * <p>Parameters as in Keras: gamma, beta, and the statistics moving mean and moving variance, all
 * (channels). The variance is the biased one, in the moving variance too, as in Keras 3.
 *
 * <p>Source: Ioffe and Szegedy, "Batch normalization", 2015, algorithms 1 and 2.
 *
 * @param axis the axis of the channels, counted from 0 for a sample's first or from -1 for its last
 * @param momentum the share of a moving value that survives a step
 * @param epsilon added to the variance, above 0
 * @param hasBeta whether there is a beta ("center" in Keras); else it is 0
 * @param hasGamma whether there is a gamma ("scale" in Keras); else it is 1
 * @param alwaysInfers whether training takes the inference form, too: the moving mean and variance
 *     are read and stay as they are, while gamma and beta learn ("training=False" in Keras)
 */
public record BatchNormalization(
    int axis,
    double momentum,
    double epsilon,
    boolean hasBeta,
    boolean hasGamma,
    boolean alwaysInfers)
    implements UnaryLayer {
  /** Keras's: the last. */
  public static final int DEFAULT_AXIS = -1;

  /** Keras's. */
  public static final double DEFAULT_MOMENTUM = 0.99;

  /** Keras's. */
  public static final double DEFAULT_EPSILON = 1e-3;

  /** Checks the numbers. */
  public BatchNormalization {
    if (!(momentum >= 0 && momentum <= 1) || !(epsilon > 0) || Double.isInfinite(epsilon)) {
      throw new IllegalArgumentException(
          "BatchNormalization needs a momentum from 0 to 1 and an epsilon above 0, got %s and %s"
              .formatted(momentum, epsilon));
    }
  }

  /** In its training form wherever it is trained. */
  public BatchNormalization(
      int axis, double momentum, double epsilon, boolean hasBeta, boolean hasGamma) {
    this(axis, momentum, epsilon, hasBeta, hasGamma, false);
  }

  /** Over the last axis. */
  public BatchNormalization(double momentum, double epsilon, boolean hasBeta, boolean hasGamma) {
    this(DEFAULT_AXIS, momentum, epsilon, hasBeta, hasGamma);
  }

  /** Keras's defaults. */
  public BatchNormalization() {
    this(DEFAULT_MOMENTUM, DEFAULT_EPSILON, true, true);
  }

  /** The same, in its inference form in training, too. */
  public BatchNormalization inferring() {
    return new BatchNormalization(axis, momentum, epsilon, hasBeta, hasGamma, true);
  }

  /** Whether a step normalises by the batch's own mean and variance. */
  boolean isOfBatch(Step step, boolean frozen) {
    return step.training() && !frozen && !alwaysInfers;
  }

  @Override
  public Shape outputShape(Shape inputShape) {
    if (inputShape.rank() == 0) {
      throw new IllegalArgumentException(
          "BatchNormalization expects samples of shape (…, channels), got " + inputShape);
    }
    axes(inputShape);
    return inputShape;
  }

  private Axes axes(Shape input) {
    return Axes.of("BatchNormalization", List.of(axis), input);
  }

  @Override
  public List<Parameter> createParameters(Shape inputShape, SplittableRandom random) {
    int channels = axes(inputShape).along();
    List<Parameter> parameters =
        new ArrayList<>(learned().create("batch normalization", Shape.of(channels)));
    parameters.add(Parameter.statistic("batch normalization moving mean", constant(channels, 0)));
    parameters.add(
        Parameter.statistic("batch normalization moving variance", constant(channels, 1)));
    return parameters;
  }

  private static Tensor constant(int channels, float value) {
    Tensor tensor = new Tensor(Shape.of(channels));
    Arrays.fill(tensor.data(), value);
    return tensor;
  }

  private ScaleAndCenter learned() {
    return new ScaleAndCenter(hasGamma, hasBeta);
  }

  /** The gamma of a place; where there is none, one of ones that nobody learns. */
  Parameter gammaOf(Place place) {
    return hasGamma
        ? learned().gamma(place)
        : Parameter.statistic("no batch normalization gamma", constant(channels(place), 1));
  }

  /** The beta of a place; where there is none, one of zeros that nobody learns. */
  Parameter betaOf(Place place) {
    return hasBeta
        ? learned().beta(place)
        : Parameter.statistic("no batch normalization beta", constant(channels(place), 0));
  }

  Parameter movingMeanOf(Place place) {
    return place.parameters().get(place.parameters().size() - 2);
  }

  Parameter movingVarianceOf(Place place) {
    return place.parameters().get(place.parameters().size() - 1);
  }

  private int channels(Place place) {
    return movingMeanOf(place).data().shape().size();
  }

  @Override
  public Op createOp(Place place) {
    Shape sample = place.input().shape().withoutBatch();
    if (axes(sample).behind() > 1) {
      return channelsLast(place, Math.floorMod(axis, sample.rank()));
    }
    return Kernels.areVector()
        ? FastBatchNormalization.op(place, this, false)
        : new BatchNormalizationOp(place, this);
  }

  /** The same with the channels moved to the last axis and back again. */
  private Op channelsLast(Place place, int channelAxis) {
    Rearrangement moves = Rearrangement.withLast(place, channelAxis);
    BatchOp inner = new BatchNormalizationOp(moves.inner(), this);
    return new RearrangedOp(moves, inner, place.workers());
  }
}
