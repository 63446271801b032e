package io.github.rangefinder.finder.cli;

import picocli.CommandLine.IVersionProvider;

/** Which Rangefinder this is. */
final class Version implements IVersionProvider {
  static final String NUMBER = number();

  private static String number() {
    String ofTheJar = Version.class.getPackage().getImplementationVersion();
    return ofTheJar == null ? "development" : ofTheJar;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"Rangefinder " + NUMBER + " (Java " + Runtime.version() + ")"};
  }
}
