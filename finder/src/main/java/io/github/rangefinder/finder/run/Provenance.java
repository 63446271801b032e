package io.github.rangefinder.finder.run;

import java.util.Map;

/**
 * Where a report's numbers come from: who has all of it can make them again.
 *
 * @param version Rangefinder's version
 * @param settings every setting's value in force
 * @param environment where it ran
 */
public record Provenance(String version, SettingValues settings, Environment environment) {
  /** That of numbers which this release computes. */
  public static Provenance of(Map<String, Object> inForce, Environment environment) {
    return new Provenance(Release.NUMBER, new SettingValues(inForce), environment);
  }
}
