package io.github.rangefinder.finder.model;

import io.github.rangefinder.engine.layer.ActivityRegularization;
import io.github.rangefinder.engine.layer.AlphaDropout;
import io.github.rangefinder.engine.layer.Dropout;
import io.github.rangefinder.engine.layer.GaussianDropout;
import io.github.rangefinder.engine.layer.GaussianNoise;
import io.github.rangefinder.engine.layer.RandomBrightness;
import io.github.rangefinder.engine.layer.RandomContrast;
import io.github.rangefinder.engine.layer.RandomFlip;
import io.github.rangefinder.engine.layer.RandomTranslation;
import io.github.rangefinder.engine.layer.SpatialDropout;
import io.github.rangefinder.finder.model.LayerForms.Reader;
import java.util.function.BiConsumer;

/** The layers that a line of text can name which are at work in training alone. */
final class NoiseForms {
  private static final String RATE = "the rate (such as 0.3)";
  private static final String SHARE = "the share of the image (such as 0.1)";

  private NoiseForms() {}

  /** Pixels lie between 0 and this. */
  private static float highest(LayerWords words) {
    return words.hasNumber() ? (float) words.number("the highest pixel") : 1;
  }

  static void addTo(BiConsumer<String, Reader> forms) {
    forms.accept("dropout RATE", (words, outputs) -> new Dropout(words.number(RATE)));
    forms.accept("spatialdropout RATE", (words, outputs) -> new SpatialDropout(words.number(RATE)));
    forms.accept("alphadropout RATE", (words, outputs) -> new AlphaDropout(words.number(RATE)));
    forms.accept(
        "gaussiandropout RATE", (words, outputs) -> new GaussianDropout(words.number(RATE)));
    forms.accept(
        "gaussiannoise DEVIATION",
        (words, outputs) -> new GaussianNoise(words.number("the deviation (such as 0.1)")));
    forms.accept(
        "randomflip [vertical]",
        (words, outputs) -> {
          boolean vertical = words.take("vertical");
          return new RandomFlip(!vertical, vertical);
        });
    forms.accept(
        "randomtranslation SHARE",
        (words, outputs) -> {
          double share = words.number(SHARE);
          return new RandomTranslation(share, share);
        });
    forms.accept(
        "randomcontrast SHARE [HIGHEST]",
        (words, outputs) -> {
          double share = words.number("the share of the contrast (such as 0.2)");
          return new RandomContrast(1 - share, 1 + share, 0, highest(words));
        });
    forms.accept(
        "randombrightness SHARE [HIGHEST]",
        (words, outputs) -> {
          double share = words.number("the share of the range of pixels (such as 0.2)");
          return new RandomBrightness(-share, share, 0, highest(words));
        });
    forms.accept(
        "activityregularization L1 [L2]",
        (words, outputs) -> {
          double l1 = words.number("the weight of the absolute values (such as 1e-4)");
          return new ActivityRegularization(
              l1, words.hasNumber() ? words.number("the weight of the squares") : 0);
        });
  }
}
