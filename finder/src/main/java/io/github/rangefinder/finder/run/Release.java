package io.github.rangefinder.finder.run;

/** Which Rangefinder this is. */
public final class Release {
  /** The number that the jar bears; {@code development} where there is no jar. */
  public static final String NUMBER = number();

  private Release() {}

  private static String number() {
    String ofTheJar = Release.class.getPackage().getImplementationVersion();
    return ofTheJar == null ? "development" : ofTheJar;
  }
}
