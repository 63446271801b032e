package io.github.rangefinder.finder.model.layer;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.kernel.Translation;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.RandomBrightness;
import io.github.rangefinder.engine.layer.RandomContrast;
import io.github.rangefinder.engine.layer.RandomFlip;
import io.github.rangefinder.engine.layer.RandomTranslation;
import io.github.rangefinder.engine.layer.RandomTranslation.Shares;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.List;
import java.util.Locale;

/** Layers of Keras that change images at random in training. */
final class RandomImageRows {
  private RandomImageRows() {}

  static List<KerasRow> rows() {
    return List.of(
        new KerasRow("RandomFlip", RandomImageRows::flip)
            .of(RandomFlip.class, l -> new KerasOptions().put("mode", mode(l))),
        new KerasRow("RandomTranslation", RandomImageRows::translation)
            .of(RandomTranslation.class, RandomImageRows::options),
        new KerasRow("RandomContrast", RandomImageRows::contrast)
            .of(RandomContrast.class, RandomImageRows::options),
        new KerasRow("RandomBrightness", RandomImageRows::brightness)
            .of(RandomBrightness.class, RandomImageRows::options));
  }

  private static String mode(RandomFlip flip) {
    return flip.horizontal() && flip.vertical()
        ? "horizontal_and_vertical"
        : flip.horizontal() ? "horizontal" : "vertical";
  }

  private static KerasOptions options(RandomTranslation layer) {
    return new KerasOptions()
        .put("height_factor", ends(layer.rows()))
        .put("width_factor", ends(layer.columns()))
        .put("fill_mode", layer.fill().name().toLowerCase(Locale.ROOT))
        .put("fill_value", layer.outside())
        .put("interpolation", layer.bilinear() ? "bilinear" : "nearest");
  }

  private static KerasOptions options(RandomContrast layer) {
    return new KerasOptions()
        .put("factor", new double[] {1 - layer.lowestFactor(), layer.highestFactor() - 1})
        .put("value_range", new double[] {layer.low(), layer.high()});
  }

  private static KerasOptions options(RandomBrightness layer) {
    return new KerasOptions()
        .put("factor", new double[] {layer.lowestShare(), layer.highestShare()})
        .put("value_range", new double[] {layer.low(), layer.high()});
  }

  private static List<Layer> flip(KerasConfig config, List<Shape> inputs)
      throws DataFormatException {
    String mode =
        config.oneOf("mode", List.of("horizontal_and_vertical", "horizontal", "vertical"));
    return List.of(new RandomFlip(mode.startsWith("horizontal"), mode.endsWith("vertical")));
  }

  private static double[] ends(Shares shares) {
    return new double[] {shares.lowest(), shares.highest()};
  }

  private static List<Layer> translation(KerasConfig config, List<Shape> inputs)
      throws DataFormatException {
    double[] rows = symmetric(config, "height_factor");
    double[] columns = symmetric(config, "width_factor");
    String fill = config.oneOf("fill_mode", List.of("reflect", "constant", "wrap", "nearest"));
    String between = config.oneOf("interpolation", List.of("bilinear", "nearest"));
    return List.of(
        new RandomTranslation(
            new Shares(rows[0], rows[1]),
            new Shares(columns[0], columns[1]),
            Translation.Fill.valueOf(fill.toUpperCase(Locale.ROOT)),
            (float) config.number("fill_value", 0),
            between.equals("bilinear")));
  }

  private static List<Layer> contrast(KerasConfig config, List<Shape> inputs)
      throws DataFormatException {
    double[] below = symmetric(config, "factor");
    double lowest = config.get("factor").isList() ? 1 - below[0] : 1 + below[0];
    double[] range = range(config);
    return List.of(new RandomContrast(lowest, 1 + below[1], (float) range[0], (float) range[1]));
  }

  private static List<Layer> brightness(KerasConfig config, List<Shape> inputs)
      throws DataFormatException {
    double[] shares = symmetric(config, "factor");
    double[] range = range(config);
    return List.of(new RandomBrightness(shares[0], shares[1], (float) range[0], (float) range[1]));
  }

  private static double[] range(KerasConfig config) throws DataFormatException {
    return config.has("value_range") ? symmetric(config, "value_range") : new double[] {0, 255};
  }

  /** Two numbers, or one for minus and plus it. */
  private static double[] symmetric(KerasConfig config, String key) throws DataFormatException {
    float[] numbers = config.numbers(key);
    if (numbers.length > 2 || numbers.length == 0) {
      throw config.cannot("has a %s that is neither one number nor two".formatted(key));
    }
    return numbers.length == 2
        ? new double[] {numbers[0], numbers[1]}
        : new double[] {-numbers[0], numbers[0]};
  }
}
