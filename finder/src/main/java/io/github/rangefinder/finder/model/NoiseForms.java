package io.github.rangefinder.finder.model;

import io.github.rangefinder.engine.layer.AlphaDropout;
import io.github.rangefinder.engine.layer.Dropout;
import io.github.rangefinder.engine.layer.GaussianDropout;
import io.github.rangefinder.engine.layer.GaussianNoise;
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

  static void addTo(BiConsumer<String, Reader> forms) {
    forms.accept("dropout RATE", (words, outputs) -> new Dropout(words.number(RATE)));
    forms.accept("spatialdropout RATE", (words, outputs) -> new SpatialDropout(words.number(RATE)));
    forms.accept("alphadropout RATE", (words, outputs) -> new AlphaDropout(words.number(RATE)));
    forms.accept(
        "gaussiandropout RATE", (words, outputs) -> new GaussianDropout(words.number(RATE)));
    forms.accept(
        "gaussiannoise DEVIATION",
        (words, outputs) -> new GaussianNoise(words.number("the deviation (such as 0.1)")));
    forms.accept("randomflip", (words, outputs) -> new RandomFlip(true, false));
    forms.accept(
        "randomtranslation SHARE",
        (words, outputs) -> {
          double share = words.number(SHARE);
          return new RandomTranslation(share, share);
        });
  }
}
