package io.github.rangefinder.finder;

import java.util.Arrays;
import java.util.Set;

/** A command line that asks for words alone: help or the version. */
final class HelpRequest {
  private static final Set<String> OPTIONS = Set.of("-h", "--help", "-V", "--version");

  private HelpRequest() {}

  /** Whether the arguments are one. A guess: what they mean is known only later. */
  static boolean isOne(String[] args) {
    return Arrays.stream(args).anyMatch(OPTIONS::contains);
  }
}
