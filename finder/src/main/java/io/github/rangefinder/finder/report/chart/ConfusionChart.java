package io.github.rangefinder.finder.report.chart;

import io.github.rangefinder.finder.report.words.EvaluationAnswer;
import io.github.rangefinder.finder.run.evaluate.Evaluation;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;

/** {@code confusion.png}: for each class (a row) the share of its samples taken for each. */
public final class ConfusionChart {
  private static final int MARGIN = 40;
  private static final int NAMES = 240;
  private static final int TOP = 230;
  private static final int GRID = 1000;

  /** Smaller cells hold no numbers. */
  private static final int SMALLEST_WITH_NUMBERS = 40;

  private static final Color RIGHT = new Color(0x00, 0x72, 0xB2);
  private static final Color WRONG = new Color(0xD5, 0x5E, 0x00);

  private final Evaluation evaluation;
  private final int cell;

  private ConfusionChart(Evaluation evaluation) {
    this.evaluation = evaluation;
    this.cell = Math.max(1, Math.min(100, GRID / evaluation.classes().size()));
  }

  /** The picture of an evaluation that has classes, as a PNG file. */
  public static byte[] png(Evaluation evaluation) {
    return new ConfusionChart(evaluation).png();
  }

  private byte[] png() {
    int side = cell * evaluation.classes().size();
    int width = Math.max(900, MARGIN + NAMES + side + MARGIN);
    return Canvas.png(width, TOP + side + MARGIN, this::draw);
  }

  private void draw(Graphics2D graphics) {
    graphics.setColor(Style.INK);
    graphics.setFont(Style.TITLE);
    graphics.drawString("Confusion matrix", MARGIN, 60);
    graphics.setFont(Style.SUBTITLE);
    graphics.setColor(Style.QUIET_INK);
    graphics.drawString(EvaluationAnswer.headline(evaluation), MARGIN, 98);
    graphics.drawString(
        "rows: the class; columns: what it was taken for, in "
            + EvaluationAnswer.counted(evaluation),
        MARGIN,
        130);
    boolean numbered = isNumbered(graphics);
    for (int label = 0; label < evaluation.classes().size(); label++) {
      drawNames(graphics, label, numbered);
      for (int taken = 0; taken < evaluation.classes().size(); taken++) {
        drawCell(graphics, label, taken);
      }
    }
  }

  /** Names that are too long for a column are numbers there, and beside the rows both. */
  private boolean isNumbered(Graphics2D graphics) {
    graphics.setFont(nameFont());
    FontMetrics metrics = graphics.getFontMetrics();
    return evaluation.classes().stream().anyMatch(name -> metrics.stringWidth(name) > cell - 4);
  }

  private Font nameFont() {
    return Style.TICK.deriveFont(Math.min(24f, 0.5f * cell));
  }

  private void drawNames(Graphics2D graphics, int label, boolean numbered) {
    if (cell < 24) {
      return;
    }
    graphics.setFont(nameFont());
    graphics.setColor(Style.INK);
    FontMetrics metrics = graphics.getFontMetrics();
    String name = evaluation.classes().get(label);
    String number = Integer.toString(label + 1);
    String row = Canvas.cut(graphics, numbered ? number + "  " + name : name, NAMES - 16);
    int y = TOP + label * cell + cell / 2 + metrics.getAscent() / 2 - 2;
    graphics.drawString(row, MARGIN + NAMES - 12 - metrics.stringWidth(row), y);
    String column = Canvas.cut(graphics, numbered ? number : name, cell - 4);
    int x = MARGIN + NAMES + label * cell + (cell - metrics.stringWidth(column)) / 2;
    graphics.drawString(column, x, TOP - 12);
  }

  private void drawCell(Graphics2D graphics, int label, int taken) {
    long count = evaluation.confusion().counts()[label][taken];
    double share = (double) count / Math.max(1, evaluation.confusion().count(label));
    Color full = label == taken ? RIGHT : WRONG;
    double strength = count == 0 ? 0 : 0.08 + 0.92 * Math.sqrt(share);
    int x = MARGIN + NAMES + taken * cell;
    int y = TOP + label * cell;
    graphics.setColor(mixed(full, strength));
    graphics.fillRect(x, y, cell, cell);
    graphics.setColor(Style.GRID);
    graphics.drawRect(x, y, cell, cell);
    if (cell >= SMALLEST_WITH_NUMBERS && count > 0) {
      graphics.setFont(Style.TICK.deriveFont(Math.min(22f, 0.34f * cell)));
      graphics.setColor(strength > 0.55 ? Color.WHITE : Style.INK);
      String text = Long.toString(count);
      FontMetrics metrics = graphics.getFontMetrics();
      graphics.drawString(
          text,
          x + (cell - metrics.stringWidth(text)) / 2,
          y + cell / 2 + metrics.getAscent() / 2 - 2);
    }
  }

  private static Color mixed(Color color, double strength) {
    return new Color(
        (int) (255 - strength * (255 - color.getRed())),
        (int) (255 - strength * (255 - color.getGreen())),
        (int) (255 - strength * (255 - color.getBlue())));
  }
}
