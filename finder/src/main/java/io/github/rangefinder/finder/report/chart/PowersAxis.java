package io.github.rangefinder.finder.report.chart;

import io.github.rangefinder.finder.rangetest.Rounded;
import java.awt.Graphics2D;
import java.awt.font.TextAttribute;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.math.MathContext;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.LogTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/**
 * A log axis with powers of ten as labels and a small tick at each of their multiples. Where there
 * are fewer than three powers of ten to see, multiples are labelled too.
 */
final class PowersAxis extends LogAxis {
  private static final long serialVersionUID = 1L;

  /** Learning rates beyond these are no numbers any more, or not with room around them. */
  private static final double LEAST = 1e-300;

  private static final double MOST = 1e300;

  /** As many powers of ten have room beside each other. */
  private static final int MOST_LABELS = 20;

  /** Less than a factor of two. */
  private static final double FEW_DECADES = 0.3;

  /** A tick without any text loses its mark, too. */
  private static final AttributedString NO_LABEL = new AttributedString(" ");

  /** An axis from one value to the other, with a little room at both ends. */
  PowersAxis(String label, double smallest, double largest) {
    super(label);
    double decades = Math.log10(largest) - Math.log10(smallest);
    double room = decades == 0 ? 2 : Math.pow(10, 0.015 * decades);
    setRange(
        Math.max(LEAST, Math.min(smallest / room, MOST / 2)),
        Math.min(MOST, Math.max(largest * room, 2 * LEAST)));
    setLabelFont(Style.AXIS);
    setLabelPaint(Style.INK);
    setTickLabelFont(Style.TICK);
    setTickLabelPaint(Style.INK);
    setAxisLinePaint(Style.FRAME);
    setTickMarkPaint(Style.QUIET_INK);
    setTickMarkOutsideLength(0);
    setTickMarkInsideLength(12);
    setMinorTickMarksVisible(true);
    setMinorTickMarkInsideLength(7);
  }

  @Override
  @SuppressWarnings("rawtypes") // as in JFreeChart
  public List refreshTicks(
      Graphics2D g2, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
    return ticks(getLowerBound(), getUpperBound(), RectangleEdge.isLeftOrRight(edge));
  }

  static List<ValueTick> ticks(double lower, double upper, boolean vertical) {
    int first = (int) Math.floor(Math.log10(lower));
    int last = (int) Math.ceil(Math.log10(upper));
    double decades = Math.log10(upper) - Math.log10(lower);
    int every = Math.max(1, (int) Math.ceil(decades / MOST_LABELS));
    if (decades < FEW_DECADES) {
      return evenTicks(lower, upper, vertical);
    }
    List<ValueTick> ticks = new ArrayList<>();
    for (int power = first; power <= last; power++) {
      for (int digit = 1; digit <= (every == 1 ? 9 : 1); digit++) {
        double value = digit * Math.pow(10, power);
        if (value >= lower && value <= upper) {
          if (Math.floorMod(power, every) == 0) {
            ticks.add(tick(digit, power, value, decades, vertical));
          }
        }
      }
    }
    return ticks;
  }

  /** Within a part of a decade powers and digits leave a single label, or none. */
  private static List<ValueTick> evenTicks(double lower, double upper, boolean vertical) {
    double step = HeightAxis.step(upper - lower);
    List<ValueTick> ticks = new ArrayList<>();
    for (long n = (long) Math.ceil(lower / step - 1e-9); n * step <= upper; n++) {
      double value = new BigDecimal(n * step).round(new MathContext(6)).doubleValue();
      ticks.add(
          new LogTick(
              TickType.MAJOR,
              value,
              new AttributedString(Rounded.loss(value), Style.TICK.getAttributes()),
              vertical ? TextAnchor.CENTER_RIGHT : TextAnchor.TOP_CENTER));
    }
    return ticks;
  }

  private static ValueTick tick(
      int digit, int power, double value, double decades, boolean vertical) {
    boolean labelled = digit == 1 || decades < 0.7 || (decades < 2 && (digit == 2 || digit == 5));
    return new LogTick(
        digit == 1 ? TickType.MAJOR : TickType.MINOR,
        value,
        labelled ? (isPlain(vertical, power) ? plainLabel(value) : label(digit, power)) : NO_LABEL,
        vertical ? TextAnchor.CENTER_RIGHT : TextAnchor.TOP_CENTER);
  }

  /** Beside an axis there is room for 0.05, which reads faster than a power of ten. */
  private static boolean isPlain(boolean vertical, int power) {
    return vertical && power >= -4 && power <= 5;
  }

  private static AttributedString plainLabel(double value) {
    String text = BigDecimal.valueOf(value).round(new MathContext(1)).toPlainString();
    return new AttributedString(text, Style.TICK.getAttributes());
  }

  private static AttributedString label(int digit, int power) {
    String mantissa = digit == 1 ? "10" : digit + "\u00B710";
    String exponent = Integer.toString(power);
    AttributedString label = new AttributedString(mantissa + exponent);
    // not as TextAttribute.FONT, which would overrule the superscript
    label.addAttributes(Style.TICK.getAttributes(), 0, mantissa.length() + exponent.length());
    label.addAttribute(
        TextAttribute.SUPERSCRIPT,
        TextAttribute.SUPERSCRIPT_SUPER,
        mantissa.length(),
        mantissa.length() + exponent.length());
    return label;
  }
}
