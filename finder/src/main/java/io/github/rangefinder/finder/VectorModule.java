package io.github.rangefinder.finder;

import java.lang.module.ModuleFinder;

/** The module of the Vector API, which Java leaves out unless {@code --add-modules} names it. */
final class VectorModule {
  static final String NAME = "jdk.incubator.vector";

  private VectorModule() {}

  /** Whether this JVM was started with the module. */
  static boolean isEnabled() {
    return ModuleLayer.boot().findModule(NAME).isPresent();
  }

  /** Whether this Java has the module at all; a trimmed runtime may not. */
  static boolean isInstalled() {
    return ModuleFinder.ofSystem().find(NAME).isPresent();
  }

  /**
   * Whether the command line trains with the vector kernels. A guess that errs on the side of yes:
   * what the arguments mean is known only later, when the right JVM runs.
   */
  static boolean isWanted(String[] args) {
    if (HelpRequest.isOne(args) || args.length > 0 && args[0].equals("plot")) {
      return false;
    }
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--kernels=ejml" -> {
          return false;
        }
        case "--kernels" -> {
          if (i + 1 < args.length && args[i + 1].equals("ejml")) {
            return false;
          }
        }
        default -> {}
      }
    }
    return true;
  }
}
