package io.github.rangefinder.finder.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.rangetest.SyntheticLosses;
import io.github.rangefinder.finder.report.SampleReports;
import io.github.rangefinder.finder.run.find.RangeTestReport;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.Range;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.Test;

class ChartPartsTest {
  @Test
  void labelsNeverTouchAndNeverLeaveTheFrame() {
    SplittableRandom random = new SplittableRandom(1);
    for (int run = 0; run < 300; run++) {
      double[] centres = random.doubles(8, 0, 1000).toArray();
      double[] widths = random.doubles(8, 50, 400).toArray();
      LabelRows rows = LabelRows.place(centres, widths, 10, 990);
      for (int i = 0; i < 8; i++) {
        assertTrue(rows.left(i) >= 10 && rows.left(i) + widths[i] <= 990, "inside the frame");
        assertTrue(rows.row(i) < rows.count());
        for (int k = 0; k < i; k++) {
          boolean apart =
              rows.left(i) >= rows.left(k) + widths[k] || rows.left(k) >= rows.left(i) + widths[i];
          assertTrue(apart || rows.row(i) != rows.row(k), "labels " + i + " and " + k);
        }
      }
    }
  }

  @Test
  void labelsFarApartShareARow() {
    double[] widths = {100, 100};
    LabelRows rows = LabelRows.place(new double[] {800, 200}, widths, 0, 1000);
    assertEquals(1, rows.count());
    assertEquals(150, rows.left(1));
    assertEquals(2, LabelRows.place(new double[] {200, 210}, widths, 0, 1000).count());
    assertEquals(0, LabelRows.place(new double[0], new double[0], 0, 1000).count());
  }

  @Test
  void theBlowUpDoesNotFlattenTheUsefulPart() {
    RangeCurve calm = curve(SampleReports.article(400), 1);
    double[] losses = new double[calm.size() + 5];
    double[] smoothed = new double[losses.length];
    double[] rates = new double[losses.length];
    for (int i = 0; i < losses.length; i++) {
      boolean blownUp = i >= calm.size();
      rates[i] = blownUp ? rates[i - 1] * 1.1 : calm.learningRate(i);
      losses[i] = blownUp ? Math.pow(10, 3 * (i - calm.size() + 1)) : calm.loss(i);
      smoothed[i] = blownUp ? losses[i] : calm.smoothedLoss(i);
    }
    Range range = UsefulRange.ofLosses(List.of(new RangeCurve(rates, losses, smoothed)));
    assertTrue(range.getUpperBound() > 2.2 && range.getUpperBound() < 2.8, range.toString());
    assertEquals(0, range.getLowerBound(), 0.05);
  }

  @Test
  void ofManyLossesSomeTellTheRange() {
    Range few = UsefulRange.ofLosses(List.of(falling(2000)));
    Range many = UsefulRange.ofLosses(List.of(falling(500_000)));
    assertEquals(few.getLowerBound(), many.getLowerBound(), 0.01);
    assertEquals(few.getUpperBound(), many.getUpperBound(), 0.01);
  }

  private static RangeCurve falling(int size) {
    double[] losses = new double[size];
    Arrays.setAll(losses, i -> 2.3 - 2.0 * i / size);
    return new RangeCurve(losses, losses, losses);
  }

  /** The losses of Adam on 5,000 images, 20 iterations, which blow up at the 11th. */
  @Test
  void ofAShortTestTheLowestLossesAreSeenToo() {
    double[] losses = {2.30, 2.29, 2.28, 2.26, 2.23, 2.18, 2.09, 1.90, 1.64, 1.52, 5.00, 3.89};
    double[] smoothed = {2.30, 2.29, 2.28, 2.25, 2.22, 2.16, 2.05, 1.88, 1.79, 2.08, 2.77, 3.08};
    double[] rates = new double[losses.length];
    Arrays.setAll(rates, SyntheticLosses.settings(losses.length).schedule()::at);
    Range range = UsefulRange.ofLosses(List.of(new RangeCurve(rates, losses, smoothed)));
    assertTrue(range.contains(1.52) && range.contains(2.30), range.toString());
    assertTrue(range.getLength() < 1.2, range.toString());
  }

  @Test
  void noCrossHidesBehindTheLabels() {
    XYPlot plot = new XYPlot();
    lines(SampleReports.article(400), new Range(0, 1), 0.1).accept(plot);
    XYDataset crosses = plot.getDataset(3);
    assertEquals(1, crosses.getItemCount(1), "adam blew up");
    assertEquals(0.08, crosses.getYValue(1, 0), 1e-12);
  }

  @Test
  void aSingleLossIsAPoint() {
    for (int iterations : new int[] {1, 400}) {
      XYPlot plot = new XYPlot();
      lines(SampleReports.article(iterations), new Range(0, 3), 3).accept(plot);
      var thick = (XYLineAndShapeRenderer) plot.getRenderer(2);
      assertEquals(iterations == 1, thick.getItemShapeVisible(0, 0));
    }
  }

  private static Consumer<XYPlot> lines(RangeTestReport report, Range seen, double ceiling) {
    return plot ->
        new CurveLines(report, seen, ceiling)
            .addTo(plot, RangeCurve::loss, RangeCurve::smoothedLoss);
  }

  @Test
  void theUsefulRangeOfALossDeltaHoldsTheSteepestFall() {
    RangeCurve sgd = curve(SampleReports.article(400), 0);
    Range range = UsefulRange.ofLossDeltas(List.of(sgd), 20);
    double fall = -2.2 / 400;
    assertTrue(range.getLowerBound() < 2 * fall, range.toString());
    assertTrue(range.getLowerBound() > 10 * fall, range.toString());
    assertTrue(range.contains(0) && range.getUpperBound() < -range.getLowerBound());
  }

  @Test
  void everyPowerOfTenHasALabelAndItsMultiplesATick() {
    var ticks = PowersAxis.ticks(0.9e-4, 1.1, false);
    assertEquals(
        5, ticks.stream().filter(tick -> tick.getTickType().equals(TickType.MAJOR)).count());
    assertEquals(9 * 4 + 1 + 1, ticks.size(), "9e-5, then nine in each decade, then 1");
  }

  @Test
  void valueTicksAreFewAndRound() {
    assertEquals(0.5, HeightAxis.step(2.6), 1e-12);
    assertEquals(0.002, HeightAxis.step(0.02), 1e-12);
    for (double length = 1e-9; length < 1e9; length *= 1.37) {
      double ticks = length / HeightAxis.step(length);
      assertTrue(ticks >= 4 && ticks <= 12.3, length + " has " + ticks);
    }
  }

  @Test
  void aWindowTooLongForTheTestIsCut() {
    assertEquals(20, LossDeltas.window(SampleReports.article(1200)));
    assertEquals(20, LossDeltas.window(SampleReports.article(100)));
    assertEquals(2, LossDeltas.window(SampleReports.article(20)));
    assertEquals(1, LossDeltas.window(SampleReports.article(1)));
  }

  @Test
  void constantCurvesHaveARangeToo() {
    for (double constant : new double[] {0, 2.3, -4, 1e-30}) {
      double[] losses = {constant, constant};
      List<RangeCurve> curves = List.of(new RangeCurve(new double[] {0.1, 0.2}, losses, losses));
      assertTrue(UsefulRange.ofLosses(curves).getLength() > 0);
      assertFalse(UsefulRange.ofLossDeltas(curves, 1).getLength() <= 0);
    }
    assertTrue(UsefulRange.ofLosses(List.of()).getLength() > 0);
  }

  @Test
  void lossesWithoutASmoothedOneHaveARangeToo() {
    double[] nothing = {Double.NaN, Double.NaN};
    RangeCurve curve = new RangeCurve(new double[] {0.1, 0.2}, new double[] {2.3, 2.2}, nothing);
    assertTrue(UsefulRange.ofLosses(List.of(curve)).contains(2.2));
  }

  private static RangeCurve curve(RangeTestReport report, int test) {
    assertEquals(SyntheticLosses.settings(1).startLearningRate(), 1e-4);
    return report.tests().get(test).result().curve();
  }
}
