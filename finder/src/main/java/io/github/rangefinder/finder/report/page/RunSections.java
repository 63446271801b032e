package io.github.rangefinder.finder.report.page;

import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.run.DataFacts;
import io.github.rangefinder.finder.run.Environment;
import io.github.rangefinder.finder.run.Provenance;
import io.github.rangefinder.finder.run.RunFacts;
import io.github.rangefinder.finder.run.SettingValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** What every run has: its data, its model, its settings, where it ran and how to run it again. */
public final class RunSections {
  /** More classes than these are shown to those who ask. */
  private static final int MOST_CLASSES = 12;

  /** A longer list is none of settings. */
  private static final int MOST_LISTED = 24;

  private static final String NONE = "none";

  private RunSections() {}

  /** What was trained on what, in a line. */
  public static String subject(Provenance provenance) {
    RunFacts facts = RunFacts.of(provenance.settings());
    String data = orNone(facts.data().name());
    return facts.model().name().map(model -> model + " on " + data).orElse(data);
  }

  /** The sections, those about which nothing is known left out. */
  public static List<Section> of(Provenance provenance) {
    RunFacts facts = RunFacts.of(provenance.settings());
    List<Section> sections = new ArrayList<>();
    sections.add(data(facts.data()));
    if (facts.model().name().isPresent()) {
      sections.add(model(facts.model()));
    }
    sections.addAll(toRepeat(provenance));
    return sections;
  }

  /** What whoever runs it again needs: settings, where it ran, the command. */
  static List<Section> toRepeat(Provenance provenance) {
    List<Section> sections = new ArrayList<>();
    sections.add(Section.of("Settings", new Facts(settings(provenance.settings()))));
    sections.add(Section.of("Environment", new Facts(environment(provenance))));
    RunFacts.of(provenance.settings())
        .command()
        .ifPresent(command -> sections.add(Section.of("Once more", new Command(command))));
    return sections;
  }

  private static Section data(DataFacts data) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("data", orNone(data.name()));
    facts.put("samples", count(data.samples().count()));
    if (data.validationSamples().isPresent()) {
      facts.put("validation samples", count(data.validationSamples()));
    }
    List<Block> blocks = new ArrayList<>(List.of(new Facts(facts)));
    data.notes().forEach(note -> blocks.add(new Paragraph(note)));
    if (!data.classes().isEmpty()) {
      blocks.add(classes(data.classes()));
    }
    return new Section("Data", blocks);
  }

  private static Block classes(List<DataFacts.ClassCount> classes) {
    double all = classes.stream().mapToDouble(DataFacts.ClassCount::count).sum();
    List<List<String>> rows =
        classes.stream()
            .map(
                each ->
                    List.of(
                        each.name(),
                        Rounded.whole(each.count()),
                        Rounded.percent(each.count() / all)))
            .toList();
    Table table = new Table("Samples of each class", List.of("class", "samples", "share"), rows);
    return rows.size() > MOST_CLASSES
        ? new Details("All %d classes".formatted(rows.size()), List.of(table))
        : table;
  }

  private static Section model(RunFacts.ModelFacts model) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("model", orNone(model.name()));
    if (model.parameters().isPresent()) {
      facts.put("parameters", count(model.parameters()));
    }
    return model.summary().isEmpty()
        ? Section.of("Model", new Facts(facts))
        : Section.of("Model", new Facts(facts), new Listing(String.join("\n", model.summary())));
  }

  private static String orNone(Optional<String> name) {
    return name.orElse(NONE);
  }

  private static String count(OptionalInt count) {
    return count.isPresent() ? Rounded.whole(count.getAsInt()) : NONE;
  }

  private static Map<String, String> settings(SettingValues settings) {
    Map<String, String> facts = new LinkedHashMap<>();
    settings
        .values()
        .forEach(
            (name, value) -> {
              if (!RunFacts.NAMES.contains(name) && value != null && !isLong(value)) {
                facts.put(words(name), text(value));
              }
            });
    return facts;
  }

  /** Numbers of every input column say nothing on a page. */
  private static boolean isLong(Object value) {
    boolean plain = value instanceof String || value instanceof Number || value instanceof Boolean;
    return !plain && !(value instanceof List<?> list && list.size() <= MOST_LISTED);
  }

  private static Map<String, String> environment(Provenance provenance) {
    Environment environment = provenance.environment();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Rangefinder", provenance.version());
    facts.put("Java", environment.jdk());
    facts.put(
        "kernels",
        environment.vectorBits() > 0
            ? environment.kernels() + ", " + environment.vectorBits() + " bit"
            : environment.kernels());
    facts.put("threads", Integer.toString(environment.threads()));
    facts.put("system", environment.os());
    return facts;
  }

  /** {@code batchSize} as {@code batch size}. */
  private static String words(String camelCase) {
    return camelCase.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }

  private static String text(Object value) {
    if (value instanceof List<?> list) {
      return list.isEmpty()
          ? NONE
          : list.stream().map(RunSections::text).collect(Collectors.joining(", "));
    }
    if (value instanceof Boolean yes) {
      return yes ? "yes" : "no";
    }
    if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e9) {
      return Long.toString(number.longValue());
    }
    if (value instanceof Double number) {
      return Double.toString(Digits.round(number)).replace(".0E", "E").replace('E', 'e');
    }
    return Objects.toString(value, NONE);
  }
}
