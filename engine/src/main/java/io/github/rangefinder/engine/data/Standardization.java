package io.github.rangefinder.engine.data;

import io.github.rangefinder.engine.kernel.ColumnMoments;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Gives every number of a sample, and every number to predict, the mean 0 and the standard
 * deviation 1 that it has over the training samples; a number that is always the same becomes 0.
 * Other parts of the data are treated with the training samples' mean and deviation.
 *
 * <p>The deviation is that of the samples themselves, divided by their number, as in scikit-learn's
 * {@code StandardScaler} and Keras's {@code Normalization}.
 */
public final class Standardization {
  private final Columns samples;
  private final Columns targets;

  /** Means, and one over the deviations. */
  private static final class Columns {
    private final double[] mean;
    private final double[] scale;
    private long count;

    Columns(int width) {
      mean = new double[width];
      scale = new double[width];
    }

    Columns(Moments moments) {
      this(moments.means().size());
      Arrays.setAll(mean, moments.means()::get);
      Arrays.setAll(scale, i -> 1 / moments.deviations().get(i));
    }

    void add(float[] row) {
      ColumnMoments.add(row, mean.length, ++count, mean, scale);
    }

    void finish() {
      Arrays.setAll(scale, i -> scale[i] > 0 ? 1 / Math.sqrt(scale[i] / count) : 1);
    }

    Moments moments() {
      return new Moments(
          DoubleStream.of(mean).boxed().toList(),
          DoubleStream.of(scale).mapToObj(factor -> 1 / factor).toList());
    }

    /** The means were of numbers counted from an origin; now they are of the numbers. */
    void countFrom(double[] origin) {
      System.arraycopy(Origins.whole(mean, origin), 0, mean, 0, mean.length);
    }

    /** For numbers counted from an origin. */
    Relative from(double[] origin) {
      return new Relative(Origins.means(mean, origin), scale);
    }
  }

  /** Means of numbers counted from an origin, so that nothing large is taken from a large one. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Relative(double[] mean, double[] scale) {
    void apply(float[] x, int offset) {
      ColumnMoments.standardize(x, offset, mean, scale, mean.length);
    }
  }

  /**
   * What is taken from each number and what it is then divided by.
   *
   * @param means over the training samples
   * @param deviations over the training samples, 1 for a number that is always the same
   */
  public record Moments(List<Double> means, List<Double> deviations) {}

  /**
   * With means and deviations that another data set had.
   *
   * @param targets of the numbers to predict; empty for classes
   */
  public Standardization(Moments samples, Optional<Moments> targets) {
    this.samples = new Columns(samples);
    this.targets = targets.map(Columns::new).orElse(null);
  }

  /** Takes the means and deviations of the training samples. */
  public Standardization(Dataset training) {
    Tensor x = new Tensor(training.sampleShape().withBatch(1));
    samples = new Columns(x.data().length);
    for (int sample = 0; sample < training.size(); sample++) {
      training.readFromOrigin(sample, x, 0);
      samples.add(x.data());
    }
    samples.finish();
    samples.countFrom(training.origin());
    targets = training.targets() instanceof TargetValues numbers ? of(numbers) : null;
  }

  private static Columns of(TargetValues numbers) {
    Tensor y = new Tensor(Shape.of(1, numbers.outputs()));
    Columns columns = new Columns(numbers.outputs());
    for (int sample = 0; sample < numbers.size(); sample++) {
      numbers.readFromOrigin(sample, y, 0);
      columns.add(y.data());
    }
    columns.finish();
    columns.countFrom(numbers.origin());
    return columns;
  }

  /** What a data set was standardised with; empty if it was not. */
  public static Optional<Standardization> of(Dataset data) {
    return data instanceof Standardized standardized
        ? Optional.of(standardized.by())
        : Optional.empty();
  }

  /** Of the numbers of a sample, in their order. */
  public Moments samples() {
    return samples.moments();
  }

  /** Of the numbers to predict; empty for classes. */
  public Optional<Moments> targets() {
    return Optional.ofNullable(targets).map(Columns::moments);
  }

  /** The data standardised whenever it is read; labels stay as they are. */
  public Dataset apply(Dataset data) {
    Targets standardized =
        data.targets() instanceof TargetValues numbers ? apply(numbers) : data.targets();
    return new Standardized(data, standardized, this, samples.from(data.origin()));
  }

  private TargetValues apply(TargetValues numbers) {
    FloatRows rows = new FloatRows(numbers.outputs());
    Tensor y = new Tensor(Shape.of(1, numbers.outputs()));
    Relative relative = targets.from(numbers.origin());
    for (int sample = 0; sample < numbers.size(); sample++) {
      numbers.readFromOrigin(sample, y, 0);
      relative.apply(y.data(), 0);
      rows.add(y.data());
    }
    return new TargetValues(rows).shaped(numbers.shape());
  }

  private record Standardized(Dataset data, Targets targets, Standardization by, Relative relative)
      implements Dataset {
    @Override
    public Shape sampleShape() {
      return data.sampleShape();
    }

    @Override
    public void read(int sample, Tensor x, int row) {
      data.readFromOrigin(sample, x, row);
      relative.apply(x.data(), row * data.sampleShape().size());
    }

    @Override
    public List<String> notes() {
      return data.notes();
    }
  }
}
