package io.github.rangefinder.finder.report.page;

import io.github.rangefinder.finder.run.Environment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What every run has: its data, its model, its settings, where it ran and how to run it again. */
public final class RunSections {
  private static final Set<String> ELSEWHERE =
      Set.of("command", "classes", "classCounts", "modelSummary", "parameters", "dataNotes");

  /** More classes than these are shown to those who ask. */
  private static final int MOST_CLASSES = 12;

  private RunSections() {}

  /** What was trained on what, in a line. */
  public static String subject(Map<String, Object> settings) {
    return "%s on %s".formatted(text(settings.get("model")), text(settings.get("data")));
  }

  /** The sections, those about which nothing is known left out. */
  public static List<Section> of(
      Map<String, Object> settings, Environment environment, String version) {
    List<Section> sections = new ArrayList<>();
    sections.add(data(settings));
    sections.add(model(settings));
    sections.add(Section.of("Settings", new Facts(settings(settings))));
    sections.add(Section.of("Environment", new Facts(environment(environment, version))));
    if (settings.get("command") instanceof String command) {
      sections.add(Section.of("Once more", new Command(command)));
    }
    return sections;
  }

  private static Section data(Map<String, Object> settings) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("data", text(settings.get("data")));
    facts.put("samples", text(settings.get("samples")));
    if (settings.get("validationSamples") != null) {
      facts.put("validation samples", text(settings.get("validationSamples")));
    }
    List<Block> blocks = new ArrayList<>(List.of(new Facts(facts)));
    if (settings.get("dataNotes") instanceof List<?> notes) {
      notes.forEach(note -> blocks.add(new Paragraph(text(note))));
    }
    classes(settings).ifPresent(blocks::add);
    return new Section("Data", blocks);
  }

  private static Optional<Block> classes(Map<String, Object> settings) {
    if (!(settings.get("classCounts") instanceof List<?> counts)) {
      return Optional.empty();
    }
    List<List<String>> rows = new ArrayList<>();
    double all = counts.stream().mapToDouble(count -> ((Number) count).doubleValue()).sum();
    for (int i = 0; i < counts.size(); i++) {
      String name = settings.get("classes") instanceof List<?> names ? text(names.get(i)) : text(i);
      double count = ((Number) counts.get(i)).doubleValue();
      rows.add(List.of(name, text((long) count), VerificationSection.percent(count / all)));
    }
    Table table = new Table("Samples of each class", List.of("class", "samples", "share"), rows);
    return Optional.of(
        rows.size() > MOST_CLASSES
            ? new Details("All %d classes".formatted(rows.size()), List.of(table))
            : table);
  }

  private static Section model(Map<String, Object> settings) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("model", text(settings.get("model")));
    if (settings.get("parameters") != null) {
      facts.put("parameters", text(settings.get("parameters")));
    }
    return settings.get("modelSummary") instanceof List<?> lines
        ? Section.of(
            "Model",
            new Facts(facts),
            new Listing(lines.stream().map(RunSections::text).collect(Collectors.joining("\n"))))
        : Section.of("Model", new Facts(facts));
  }

  private static Map<String, String> settings(Map<String, Object> settings) {
    Map<String, String> facts = new LinkedHashMap<>();
    settings.forEach(
        (name, value) -> {
          if (!ELSEWHERE.contains(name) && value != null && !isLong(value)) {
            facts.put(words(name), text(value));
          }
        });
    return facts;
  }

  /** Numbers of every input column say nothing on a page. */
  private static boolean isLong(Object value) {
    return value instanceof Map || value instanceof List<?> list && list.size() > 24;
  }

  private static Map<String, String> environment(Environment environment, String version) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Rangefinder", version);
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
    return camelCase.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(java.util.Locale.ROOT);
  }

  private static String text(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(RunSections::text).collect(Collectors.joining(", "));
    }
    if (value instanceof Boolean yes) {
      return yes ? "yes" : "no";
    }
    if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e9) {
      return Long.toString(number.longValue());
    }
    return Objects.toString(value, "none");
  }
}
