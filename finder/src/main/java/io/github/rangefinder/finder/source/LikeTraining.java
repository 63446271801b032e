package io.github.rangefinder.finder.source;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.data.Standardization;
import io.github.rangefinder.engine.data.TargetValues;
import io.github.rangefinder.engine.data.Targets;
import io.github.rangefinder.engine.data.Unlabelled;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Data brought into the form that a model was trained on. */
final class LikeTraining {
  private static final Predicate<String> NUMBER = Pattern.compile("-?\\d{1,9}").asMatchPredicate();

  private LikeTraining() {}

  /**
   * The data with the model's classes and its standardisation.
   *
   * @param place where the data comes from, for messages
   * @throws DataFormatException with a sentence that names both sides where the data does not fit
   */
  static Dataset of(Dataset raw, SampleForm form, String place) throws DataFormatException {
    return of(raw, raw.targets(), form, place);
  }

  /** The same without what there may be to say of the samples. */
  static Dataset unlabelled(Dataset raw, SampleForm form, String place) throws DataFormatException {
    return of(raw, new Unlabelled(raw.size(), form.answers().outputs()), form, place);
  }

  private static Dataset of(Dataset raw, Targets said, SampleForm form, String place)
      throws DataFormatException {
    if (!raw.sampleShape().equals(form.sampleShape())) {
      throw new DataFormatException(
          "the samples of %s have shape %s, but the model was trained on samples of shape %s"
              .formatted(place, raw.sampleShape(), form.sampleShape()));
    }
    Dataset fitting = raw.withTargets(targets(said, form, place));
    return form.inputs().moments() == null
        ? fitting
        : new Standardization(
                form.inputs().moments(), Optional.ofNullable(form.answers().moments()))
            .apply(fitting);
  }

  private static Targets targets(Targets targets, SampleForm form, String place)
      throws DataFormatException {
    if (targets instanceof Unlabelled) {
      return targets;
    }
    if (targets instanceof TargetValues != form.answers().regression()) {
      throw new DataFormatException(
          "%s has %s, but the model was trained on %s"
              .formatted(
                  place, kind(!form.answers().regression()), kind(form.answers().regression())));
    }
    if (targets instanceof Labels labels) {
      return labels(labels, form, place);
    }
    if (targets.outputs() != form.answers().outputs()) {
      throw new DataFormatException(
          "%s has %d numbers to predict, but the model was trained on %d"
              .formatted(place, targets.outputs(), form.answers().outputs()));
    }
    return targets;
  }

  private static String kind(boolean regression) {
    return regression ? "numbers to predict" : "classes";
  }

  private static Labels labels(Labels labels, SampleForm form, String place)
      throws DataFormatException {
    List<String> known = form.answers().classes();
    int[] places = new int[labels.outputs()];
    Arrays.setAll(places, label -> place(labels, label, known));
    int[] classes = new int[labels.size()];
    for (int sample = 0; sample < classes.length; sample++) {
      int label = labels.label(sample);
      classes[sample] = places[label];
      if (classes[sample] < 0 || classes[sample] >= form.answers().outputs()) {
        throw new DataFormatException(
            "%s has the class %s, but the model was trained on %s"
                .formatted(
                    place,
                    labels.name(label),
                    known.isEmpty()
                        ? form.answers().outputs() + " classes"
                        : String.join(", ", known)));
      }
    }
    return known.isEmpty()
        ? new Labels(classes, form.answers().outputs())
        : Labels.named(classes, known);
  }

  /**
   * Where a class is among those of the model, or -1: classes of the same name are the same, and
   * those without a name are called by their numbers, on both sides; a number that is no name among
   * words is a place.
   */
  private static int place(Labels labels, int label, List<String> known) {
    String name = labels.name(label);
    boolean number = NUMBER.test(name);
    boolean places =
        known.isEmpty() ? number : labels.names().isEmpty() && !known.stream().allMatch(NUMBER);
    if (places) {
      return Integer.parseInt(name);
    }
    return known.isEmpty() ? label : known.indexOf(name);
  }
}
