package io.github.rangefinder.finder.run;

import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.source.ClassShares;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * What a run's settings in force say of its data.
 *
 * @param name as it was named; empty where that is not known
 * @param samples what is trained on
 * @param validationSamples how many samples are validated on
 * @param classes how many samples each class has; none for numbers to predict
 * @param notes what was decided on reading
 * @param commonest what would be right without any training
 */
public record DataFacts(
    Optional<String> name,
    Samples samples,
    OptionalInt validationSamples,
    List<ClassCount> classes,
    List<String> notes,
    Optional<Commonest> commonest) {
  /**
   * Training samples.
   *
   * @param count empty where that is not known
   * @param shape of one; none likewise
   */
  public record Samples(OptionalInt count, List<Integer> shape) {}

  /** So many training samples of a class. */
  public record ClassCount(String name, int count) {}

  /** The commonest class, and its share of the validation samples. */
  public record Commonest(String name, double share) {}

  /** What settings in force say, by their names in files. */
  public static DataFacts of(SettingValues values) {
    return new DataFacts(
        Optional.ofNullable(values.text("data")),
        new Samples(values.integer("samples"), values.integers("sampleShape")),
        values.integer("validationSamples"),
        classes(values.texts("classes"), values.integers("classCounts")),
        values.texts("dataNotes"),
        commonest(values.text("commonestClass"), values.number("commonestClassAccuracy")));
  }

  /** The same with these names for the settings that its notes speak of. */
  public DataFacts worded(Function<Setting, String> names) {
    String plain = ClassShares.REMEDY.toString();
    List<String> worded =
        notes.stream()
            .map(note -> note.equals(plain) ? ClassShares.REMEDY.words(names) : note)
            .toList();
    return new DataFacts(name, samples, validationSamples, classes, worded, commonest);
  }

  private static List<ClassCount> classes(List<String> names, List<Integer> counts) {
    List<ClassCount> classes = new ArrayList<>();
    for (int i = 0; i < counts.size(); i++) {
      classes.add(
          new ClassCount(i < names.size() ? names.get(i) : Integer.toString(i), counts.get(i)));
    }
    return classes;
  }

  private static Optional<Commonest> commonest(String name, OptionalDouble share) {
    return name == null || share.isEmpty()
        ? Optional.empty()
        : Optional.of(new Commonest(name, share.getAsDouble()));
  }
}
