package io.github.rangefinder.finder.report.chart;

import io.github.rangefinder.finder.run.TrainReport;
import java.awt.geom.Line2D;
import java.util.Arrays;
import java.util.Map;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.Range;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** The learning rate of every schedule over the epochs, as the range-test article draws decays. */
public final class ScheduleChart {
  private ScheduleChart() {}

  public static byte[] png(TrainReport report) {
    XYSeriesCollection lines = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setDrawSeriesLineAsPath(true);
    renderer.setLegendLine(new Line2D.Double(-28, 0, 28, 0));
    double highest = 0;
    double epochs = 0;
    for (Map.Entry<String, double[]> schedule : report.learningRates().entrySet()) {
      int index = lines.getSeriesCount();
      renderer.setSeriesPaint(index, Style.color(index));
      renderer.setSeriesStroke(index, Style.stroke(index));
      XYSeries line = new XYSeries(schedule.getKey(), false, true);
      double[] rates = schedule.getValue();
      for (int step = 0; step < rates.length; step++) {
        line.add(step / (double) report.stepsPerEpoch(), rates[step], false);
      }
      lines.addSeries(line);
      highest = Math.max(highest, Arrays.stream(rates).max().orElse(0));
      epochs = Math.max(epochs, rates.length / (double) report.stepsPerEpoch());
    }
    XYPlot plot =
        Picture.plot(
            new HeightAxis("epoch", new Range(0, epochs)),
            new HeightAxis("learning rate", new Range(0, 1.05 * highest)));
    plot.setDataset(lines);
    plot.setRenderer(renderer);
    return Picture.png("Learning rate over the training", plot, HistoryChart.subject(report));
  }
}
