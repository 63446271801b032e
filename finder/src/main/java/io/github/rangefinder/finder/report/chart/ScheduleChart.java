package io.github.rangefinder.finder.report.chart;

import io.github.rangefinder.finder.run.train.RatePoint;
import io.github.rangefinder.finder.run.train.TrainReport;
import java.awt.geom.Line2D;
import java.util.List;
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
    for (Map.Entry<String, List<RatePoint>> schedule : report.planned().bySchedule().entrySet()) {
      int index = lines.getSeriesCount();
      renderer.setSeriesPaint(index, Style.color(index));
      renderer.setSeriesStroke(index, Style.stroke(index));
      XYSeries line = new XYSeries(schedule.getKey(), false, true);
      for (RatePoint point : schedule.getValue()) {
        line.add(point.epoch(), point.learningRate(), false);
        highest = Math.max(highest, point.learningRate());
        epochs = Math.max(epochs, point.epoch());
      }
      lines.addSeries(line);
    }
    XYPlot plot =
        Picture.plot(
            HeightAxis.ofWhole("epoch", new Range(0, epochs)),
            new HeightAxis("learning rate", new Range(0, 1.05 * highest)));
    plot.setDataset(lines);
    plot.setRenderer(renderer);
    return Picture.png("Learning rate over the training", plot, HistoryChart.subject(report));
  }
}
