package io.github.rangefinder.finder.report.chart;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;

/** The y axis, with few and round ticks that read the same in every locale. */
final class HeightAxis extends NumberAxis {
  private static final long serialVersionUID = 1L;

  /** About how many ticks there are. */
  private static final double TICKS = 7;

  HeightAxis(String label, Range range) {
    super(label);
    setRange(range);
    double step = step(range.getLength());
    setTickUnit(new NumberTickUnit(step, format(step)));
    setLabelFont(Style.AXIS);
    setLabelPaint(Style.INK);
    setTickLabelFont(Style.TICK);
    setTickLabelPaint(Style.INK);
    setLabelInsets(new RectangleInsets(0, 0, 0, 14));
    setTickMarksVisible(false);
    setAxisLineVisible(false);
  }

  /** An axis of whole numbers, such as epochs. */
  static HeightAxis ofWhole(String label, Range range) {
    HeightAxis axis = new HeightAxis(label, range);
    double step = Math.max(1, step(range.getLength()));
    axis.setTickUnit(new NumberTickUnit(step, format(step)));
    return axis;
  }

  /** 1, 2 or 5 times a power of ten. */
  static double step(double length) {
    double rough = length / TICKS;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double digits = rough / power;
    return power * (digits < 1.5 ? 1 : digits < 3.5 ? 2 : digits < 7.5 ? 5 : 10);
  }

  private static NumberFormat format(double step) {
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
    if (step < 1e-5 || step >= 1e5) {
      return new DecimalFormat("0.##E0", symbols);
    }
    int decimals = Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
    return new DecimalFormat(decimals == 0 ? "0" : "0." + "0".repeat(decimals), symbols);
  }
}
