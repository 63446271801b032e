package io.github.rangefinder.finder.report.file;

import com.google.gson.JsonObject;
import io.github.rangefinder.finder.disk.JsonPart;
import io.github.rangefinder.finder.run.Environment;
import io.github.rangefinder.finder.run.Provenance;
import io.github.rangefinder.finder.run.SettingValues;

/**
 * What each JSON file of a run begins with: {@code version}, {@code settings}, {@code environment}.
 */
final class ProvenanceJson {
  private ProvenanceJson() {}

  static void addTo(JsonObject root, Provenance provenance) {
    root.addProperty("version", provenance.version());
    root.add("settings", settings(provenance.settings()));
    root.add("environment", environment(provenance.environment()));
  }

  static JsonObject settings(SettingValues settings) {
    JsonObject json = new JsonObject();
    settings
        .values()
        .forEach(
            (name, value) ->
                json.add(
                    name,
                    value instanceof Double number
                        ? JsonText.number(number)
                        : JsonText.tree(value)));
    return json;
  }

  private static JsonObject environment(Environment environment) {
    JsonObject json = new JsonObject();
    json.addProperty("jdk", environment.jdk());
    json.addProperty("kernels", environment.kernels());
    json.addProperty("vectorBits", environment.vectorBits());
    json.addProperty("threads", environment.threads());
    json.addProperty("os", environment.os());
    return json;
  }

  /**
   * The same read back.
   *
   * @throws IllegalArgumentException that says where something else was expected
   */
  static Provenance read(JsonPart root) {
    JsonPart environment = root.get("environment");
    return new Provenance(
        root.get("version").string(),
        new SettingValues(root.get("settings").map()),
        new Environment(
            environment.get("jdk").string(),
            environment.get("kernels").string(),
            environment.get("vectorBits").whole(0, Integer.MAX_VALUE),
            environment.get("threads").whole(0, Integer.MAX_VALUE),
            environment.get("os").string()));
  }
}
