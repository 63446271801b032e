package io.github.rangefinder.finder.cli;

import io.github.rangefinder.engine.backend.Kernels;
import io.github.rangefinder.finder.setting.SettingException;
import java.util.List;
import picocli.CommandLine.Option;

/** How wide vectors are. */
final class VectorOptions {
  private static final List<Integer> WIDTHS = List.of(128, 256, 512);

  @Option(
      names = "--vector-bits",
      paramLabel = "BITS",
      description =
          "width of the vectors that compute, 128, 256 or 512; the numbers are the same at any"
              + " (default: the machine's own)")
  private Integer bits;

  /** What was asked for; null for the machine's own. */
  Integer bits() {
    return bits;
  }

  /**
   * Takes effect on this JVM, before the first vector is computed.
   *
   * @throws SettingException if there is no such width
   */
  void choose() {
    if (bits != null) {
      if (!WIDTHS.contains(bits)) {
        throw SettingException.usage("--vector-bits must be 128, 256 or 512, got " + bits);
      }
      System.setProperty(Kernels.VECTOR_BITS_PROPERTY, Integer.toString(bits));
    }
  }
}
