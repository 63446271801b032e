package io.github.rangefinder.finder.run.spark;

import io.github.rangefinder.finder.run.Environment;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Watches what executors compute with, and says where they differ or are slow. */
final class Widths {
  private final boolean wantsVector;
  private final boolean wantsPlain;
  private final Consumer<Object[]> warning;
  private final Map<String, String> hosts = new LinkedHashMap<>();
  private final Set<String> kernels = new TreeSet<>();

  /**
   * A watch.
   *
   * @param wantsVector whether the vector kernels were asked for
   * @param wantsPlain whether the plain ones were
   * @param warning receives the parts of a {@link io.github.rangefinder.finder.setting.Sentence}
   */
  Widths(boolean wantsVector, boolean wantsPlain, Consumer<Object[]> warning) {
    this.wantsVector = wantsVector;
    this.wantsPlain = wantsPlain;
    this.warning = warning;
  }

  /**
   * Notes where a work was done.
   *
   * @throws SettingException if the vector kernels were asked for and are not there
   */
  synchronized void add(Whereabouts where) {
    String width = words(where.environment());
    if (hosts.containsKey(width)) {
      return;
    }
    hosts.put(width, where.host());
    boolean plain = where.environment().vectorBits() == 0;
    if (plain && wantsVector) {
      throw SettingException.failure(
          Setting.KERNELS, " vector is not possible on ", where.host(), ": ", missing());
    }
    if (plain && !wantsPlain) {
      warning.accept(
          new Object[] {
            "training with the EJML kernels, several times slower, on ",
            where.host(),
            ": ",
            missing()
          });
    }
    kernels.add(where.environment().kernels());
    if (hosts.size() > 1) {
      warning.accept(differences());
    }
  }

  /** Vectors of any width compute the same bits; the two kinds of kernels do not. */
  private Object[] differences() {
    List<Object> parts = new ArrayList<>();
    parts.add(
        kernels.size() > 1
            ? "the executors do not compute alike, so the last digits depend on which one trains:"
            : "the executors' vectors differ in width, to the same numbers at other speeds:");
    List<String> all = new ArrayList<>();
    hosts.forEach((words, host) -> all.add(" " + host + " with " + words));
    parts.add(String.join(";", all));
    if (kernels.size() == 1) {
      parts.addAll(List.of("; ", Setting.VECTOR_BITS, " makes them alike"));
    }
    return parts.toArray();
  }

  private static String missing() {
    return "its Java was started without jdk.incubator.vector; where the master is local, that is"
        + " spark-submit's own Java, and --driver-java-options --add-modules=jdk.incubator.vector adds"
        + " it";
  }

  private static String words(Environment environment) {
    return environment.vectorBits() == 0
        ? "the EJML kernels"
        : "vectors of " + environment.vectorBits() + " bits";
  }
}
