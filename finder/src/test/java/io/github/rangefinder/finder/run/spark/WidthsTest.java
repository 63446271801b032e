package io.github.rangefinder.finder.run.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.finder.run.Environment;
import io.github.rangefinder.finder.setting.Sentence;
import io.github.rangefinder.finder.setting.SettingException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WidthsTest {
  private final List<String> said = new ArrayList<>();

  private Widths widths(boolean wantsVector, boolean wantsPlain) {
    return new Widths(wantsVector, wantsPlain, parts -> said.add(Sentence.of(parts).toString()));
  }

  private static Whereabouts at(String host, int bits) {
    String kernels = bits == 0 ? "ejml" : "vector";
    return new Whereabouts(host, new Environment("17", kernels, bits, 1, "Linux amd64"));
  }

  @Test
  void saysOnceWhereExecutorsDiffer() {
    Widths widths = widths(false, false);
    widths.add(at("one", 512));
    widths.add(at("two", 512));
    assertEquals(List.of(), said);
    widths.add(at("three", 256));
    widths.add(at("four", 256));
    assertEquals(
        List.of(
            "the executors' vectors differ in width, to the same numbers at other speeds: one with"
                + " vectors of 512 bits; three with vectors of 256 bits; vectorBits makes them"
                + " alike"),
        said);
    said.clear();
    widths.add(at("old", 0));
    assertEquals(
        "the executors do not compute alike, so the last digits depend on which one trains: one"
            + " with vectors of 512 bits; three with vectors of 256 bits; old with the EJML kernels",
        said.get(1));
  }

  @Test
  void namesTheHostThatIsSlow() {
    widths(false, false).add(at("old", 0));
    assertTrue(
        said.get(0)
            .startsWith("training with the EJML kernels, several times slower, on old: its Java"),
        said.toString());
    SettingException e =
        assertThrows(SettingException.class, () -> widths(true, false).add(at("old", 0)));
    assertTrue(e.getMessage().startsWith("kernels vector is not possible on old: "), e.toString());
    said.clear();
    widths(false, true).add(at("old", 0));
    assertEquals(List.of(), said);
  }
}
