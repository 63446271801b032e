package io.github.rangefinder.finder.cli;

import io.github.rangefinder.finder.run.Release;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"Rangefinder " + Release.NUMBER + " (Java " + Runtime.version() + ")"};
  }
}
