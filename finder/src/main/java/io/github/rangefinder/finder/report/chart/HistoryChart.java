package io.github.rangefinder.finder.report.chart;

import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.report.words.Fit;
import io.github.rangefinder.finder.run.train.EpochRow;
import io.github.rangefinder.finder.run.train.TrainReport;
import io.github.rangefinder.finder.run.train.TrainSetup;
import io.github.rangefinder.finder.run.train.TrainingReport;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.Range;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Training and validation loss over the epochs, as the range-test article draws them: where the
 * validation loss turns up while the training loss falls on, overfitting begins, and that is
 * marked.
 */
public final class HistoryChart {
  /** How far below the validation losses a training loss is shown: their turn must be seen. */
  private static final double TRAINING_BELOW = 10;

  /** Of more epochs their points would run into one another. */
  private static final int MOST_POINTS = 200;

  /** Whose loss a line shows; those of the validation samples are drawn above the others. */
  private enum Samples {
    TRAINING(row -> row.training().loss()),
    VALIDATION(row -> row.validation().loss());

    private final ToDoubleFunction<EpochRow> loss;

    Samples(ToDoubleFunction<EpochRow> loss) {
      this.loss = loss;
    }
  }

  private HistoryChart() {}

  public static byte[] png(TrainReport report) {
    double floor = floor(report);
    List<PointMarks.Mark> marks = marks(report, floor);
    int epochs =
        report.trainings().stream().mapToInt(training -> training.epochs().size()).max().orElse(0);
    ValueAxis xAxis = HeightAxis.ofWhole("epoch", new Range(0.7, Math.max(2, epochs) + 0.3));
    XYPlot plot = Picture.plot(xAxis, lossAxis(report, floor, marks, xAxis));
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    for (Samples samples : Samples.values()) {
      add(plot, samples, report, floor);
    }
    plot.addAnnotation(new PointMarks(marks));
    return Picture.png(
        "Loss over the training",
        plot,
        subject(report),
        "thin, dashed: training, thick: validation; marked: the lowest validation loss");
  }

  private static void add(XYPlot plot, Samples samples, TrainReport report, double floor) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
    renderer.setDrawSeriesLineAsPath(true);
    renderer.setLegendLine(new Line2D.Double(-28, 0, 28, 0));
    boolean validation = samples == Samples.VALIDATION;
    renderer.setDefaultSeriesVisibleInLegend(validation);
    boolean few = report.trainings().stream().allMatch(t -> t.epochs().size() <= MOST_POINTS);
    renderer.setDefaultShapesVisible(validation && few);
    renderer.setDefaultShape(new Ellipse2D.Double(-6, -6, 12, 12));
    XYSeriesCollection lines = new XYSeriesCollection();
    for (TrainingReport one : report.trainings()) {
      int number = lines.getSeriesCount();
      renderer.setSeriesPaint(number, Style.color(number));
      renderer.setSeriesStroke(number, validation ? Style.stroke(number) : Style.DASHED);
      renderer.setSeriesShape(number, new Ellipse2D.Double(-6, -6, 12, 12));
      XYSeries line = new XYSeries(legendLabel(one), false, true);
      double[] losses = one.epochs().stream().mapToDouble(samples.loss).toArray();
      for (int at : Thinned.of(losses)) {
        line.add(one.epochs().get(at).epoch(), Math.max(floor, losses[at]), false);
      }
      lines.addSeries(line);
    }
    plot.setDataset(samples.ordinal(), lines);
    plot.setRenderer(samples.ordinal(), renderer);
  }

  private static String legendLabel(TrainingReport training) {
    return switch (training.end()) {
      case COMPLETED -> training.schedule();
      case STOPPED_EARLY -> training.schedule() + " (stopped early)";
      case NOT_FINITE -> training.schedule() + " (no longer finite)";
      case INTERRUPTED -> training.schedule() + " (interrupted)";
    };
  }

  /** Where a loss of 0 is drawn, which has no place on a log axis: below all others. */
  private static double floor(TrainReport report) {
    return report.trainings().stream()
            .flatMap(training -> training.epochs().stream())
            .flatMapToDouble(row -> DoubleStream.of(row.training().loss(), row.validation().loss()))
            .filter(loss -> loss > 0)
            .min()
            .orElse(0.02)
        / 2;
  }

  private static List<PointMarks.Mark> marks(TrainReport report, double floor) {
    List<PointMarks.Mark> marks = new ArrayList<>();
    for (TrainingReport training : report.trainings()) {
      if (training.best().isPresent()) {
        EpochRow best = training.best().get();
        String fate = Fit.of(training) == Fit.OVERFIT ? ", then overfits" : "";
        String label =
            training.schedule()
                + "  "
                + Rounded.loss(best.validation().loss())
                + " after epoch "
                + best.epoch()
                + fate;
        marks.add(
            new PointMarks.Mark(
                best.epoch(),
                Math.max(floor, best.validation().loss()),
                label,
                Style.color(report.trainings().indexOf(training)),
                PointMarks.Kind.OURS));
      }
    }
    return marks;
  }

  /** A log axis: what matters late in a training is small beside the first epoch's loss. */
  private static ValueAxis lossAxis(
      TrainReport report, double floor, List<PointMarks.Mark> marks, ValueAxis xAxis) {
    double lowest = Double.POSITIVE_INFINITY;
    double highest = 0;
    for (TrainingReport training : report.trainings()) {
      for (EpochRow row : training.epochs()) {
        for (double measured : new double[] {row.training().loss(), row.validation().loss()}) {
          double loss = measured == 0 ? floor : measured;
          if (loss > 0) {
            lowest = Math.min(lowest, loss);
            highest = Math.max(highest, loss);
          }
        }
      }
    }
    if (highest == 0) {
      return new PowersAxis("loss (log scale)", 0.01, 1);
    }
    lowest = Math.max(lowest, lowestValidation(marks) / TRAINING_BELOW);
    double share = PointMarks.share(PointMarks.rows(marks, xAxis));
    double room = Math.pow(Math.max(highest / lowest, 2), share / (1 - share));
    return new PowersAxis("loss (log scale)", lowest, highest * room);
  }

  private static double lowestValidation(List<PointMarks.Mark> marks) {
    return marks.stream().mapToDouble(PointMarks.Mark::y).min().orElse(0);
  }

  /** What was trained on what, as far as the settings say. */
  static String subject(TrainReport report) {
    TrainSetup setup = report.setup();
    return "%s on %s, %s, batches of %d"
        .formatted(
            setup.subject().model(), setup.subject().data(), setup.optimizer(), setup.batchSize());
  }
}
