package io.github.rangefinder.finder.setting;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A sentence in which {@linkplain Setting settings} have a name that whoever prints it chooses. */
public final class Sentence {
  private final List<Object> parts;

  private Sentence(List<Object> parts) {
    this.parts = parts;
  }

  /** The sentence of parts in a row: settings, and whatever else is printed as it is. */
  public static Sentence of(Object... parts) {
    return new Sentence(List.of(parts));
  }

  /** The sentence with these names for the settings in it. */
  public String words(Function<Setting, String> names) {
    return parts.stream()
        .map(part -> part instanceof Setting setting ? names.apply(setting) : part.toString())
        .collect(Collectors.joining());
  }

  /** The sentence with the names that settings have in files. */
  @Override
  public String toString() {
    return words(Setting::toString);
  }

  /** What says something about settings: an exception, mostly. */
  public interface Holder {
    /** What is said. */
    Sentence sentence();
  }
}
