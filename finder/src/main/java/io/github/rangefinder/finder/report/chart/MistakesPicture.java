package io.github.rangefinder.finder.report.chart;

import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.run.evaluate.Evaluation;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

/**
 * {@code mistakes.png}: the images that a model was surest about and wrong. Each is drawn from its
 * darkest to its brightest number, so that standardised ones are seen as well.
 */
public final class MistakesPicture {
  private static final int COLUMNS = 6;
  private static final int MOST = 24;
  private static final int SIDE = 200;
  private static final int CAPTION = 64;
  private static final int GAP = 24;
  private static final int TOP = 110;

  private final Evaluation evaluation;
  private final Dataset data;
  private final List<Evaluation.Mistake> worst;

  private MistakesPicture(Evaluation evaluation, Dataset data) {
    this.evaluation = evaluation;
    this.data = data;
    this.worst = evaluation.mistakes().stream().limit(MOST).toList();
  }

  /** Whether samples are images, and some were taken for another class. */
  public static boolean isPossible(Evaluation evaluation, Dataset data) {
    Shape shape = data.sampleShape();
    boolean image = shape.rank() == 3 && (shape.dim(2) == 1 || shape.dim(2) == 3);
    return image && !evaluation.mistakes().isEmpty();
  }

  /** The picture as a PNG file. */
  public static byte[] png(Evaluation evaluation, Dataset data) {
    return new MistakesPicture(evaluation, data).png();
  }

  private byte[] png() {
    int rows = (worst.size() + COLUMNS - 1) / COLUMNS;
    return Canvas.png(
        GAP + COLUMNS * (SIDE + GAP), TOP + rows * (SIDE + CAPTION + GAP), this::draw);
  }

  private void draw(Graphics2D graphics) {
    graphics.setFont(Style.TITLE);
    graphics.setColor(Style.INK);
    graphics.drawString("The worst mistakes", GAP, 54);
    graphics.setFont(Style.SUBTITLE);
    graphics.setColor(Style.QUIET_INK);
    graphics.drawString(
        "the surest of %s: the class, and what it was taken for"
            .formatted(Rounded.whole(evaluation.confusion().mistakes())),
        GAP,
        88);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    for (int i = 0; i < worst.size(); i++) {
      int x = GAP + i % COLUMNS * (SIDE + GAP);
      int y = TOP + i / COLUMNS * (SIDE + CAPTION + GAP);
      drawMistake(graphics, worst.get(i), x, y);
    }
  }

  private void drawMistake(Graphics2D graphics, Evaluation.Mistake mistake, int x, int y) {
    BufferedImage image = image(mistake.sample());
    double scale = (double) SIDE / Math.max(image.getWidth(), image.getHeight());
    int width = (int) Math.round(scale * image.getWidth());
    int height = (int) Math.round(scale * image.getHeight());
    graphics.drawImage(image, x + (SIDE - width) / 2, y + (SIDE - height) / 2, width, height, null);
    graphics.setColor(Style.FRAME);
    graphics.drawRect(x, y, SIDE, SIDE);
    graphics.setColor(Style.INK);
    graphics.setFont(Style.TICK.deriveFont(20f));
    String wrong =
        String.format(
            Locale.ROOT,
            "taken for %s, %.0f %%",
            evaluation.classes().get(mistake.prediction()),
            100 * mistake.probability());
    graphics.drawString(
        Canvas.cut(graphics, evaluation.classes().get(mistake.label()), SIDE), x, y + SIDE + 26);
    graphics.drawString(Canvas.cut(graphics, wrong, SIDE), x, y + SIDE + 50);
  }

  private BufferedImage image(int sample) {
    Shape shape = data.sampleShape();
    Tensor pixels = new Tensor(shape.withBatch(1));
    data.read(sample, pixels, 0);
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    for (float value : pixels.data()) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    int channels = shape.dim(2);
    BufferedImage image = new BufferedImage(shape.dim(1), shape.dim(0), BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < shape.dim(0) * shape.dim(1); i++) {
      int rgb = 0;
      for (int channel = 0; channel < 3; channel++) {
        float value = pixels.data()[i * channels + Math.min(channel, channels - 1)];
        float unit = most > least ? (value - least) / (most - least) : 0;
        rgb = rgb << 8 | Math.round(255 * unit);
      }
      image.setRGB(i % shape.dim(1), i / shape.dim(1), rgb);
    }
    return image;
  }
}
