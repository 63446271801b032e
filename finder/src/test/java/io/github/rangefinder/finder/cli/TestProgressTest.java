package io.github.rangefinder.finder.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.finder.run.find.TestProgress;
import io.github.rangefinder.finder.run.job.Meter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(bytes, true, UTF_8);

  private static void halfway(Meter meter) {
    TestProgress progress = new TestProgress(meter, "sgd");
    for (int i = 0; i < 600; i++) {
      progress.iteration(i, 1200, 0.0123, 0.80751, 0.5);
    }
    meter.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 200})
  void theBarFillsTheTerminalButForACtrlC(int columns) {
    halfway(new MeterBar("sgd", 1200, columns, err));
    List<String> frames = List.of(bytes.toString(UTF_8).stripTrailing().split("\r"));
    String last = frames.get(frames.size() - 1);
    assertEquals(columns - 3, last.length());
    assertTrue(last.startsWith("sgd  50% [==="), last);
    assertTrue(last.matches(".* {2}\\] lr 0\\.012 {3}loss 0\\.8075 +in 0:0\\d"), last);
  }

  @Test
  void theBarNeverWrapsALongNameOrANarrowTerminal() {
    halfway(new MeterBar("sgd(momentum=0.9,nesterov=true)", 1200, 40, err));
    for (String frame : bytes.toString(UTF_8).stripTrailing().split("\r")) {
      assertTrue(frame.length() <= 39, frame);
    }
  }

  @Test
  void linesComeNowAndThen() {
    halfway(new MeterLines("sgd", err, 0));
    List<String> lines = bytes.toString(UTF_8).lines().toList();
    assertEquals(600, lines.size());
    assertTrue(
        lines
            .get(599)
            .matches(
                "sgd: iteration 600 of 1200, learning rate 0\\.012, loss 0\\.8075, 0:0\\d left"),
        lines.get(599));
  }

  @Test
  void theEndSaysWhy() {
    Meter bar = new MeterBar("sgd", 1200, 80, err);
    bar.reached(600, 1200, () -> "lr 1.2e-02", () -> "");
    bar.ended("diverged at lr 1.2e-02");
    bar.close();
    String[] frames = bytes.toString(UTF_8).stripTrailing().split("\r");
    assertTrue(
        frames[frames.length - 1].contains("] diverged at lr 1.2e-02 "), frames[frames.length - 1]);
    bytes.reset();
    Meter lines = new MeterLines("sgd", err, Long.MAX_VALUE);
    lines.ended("end of the ramp");
    assertTrue(
        bytes.toString(UTF_8).startsWith("sgd: end of the ramp, in 0:0"), bytes.toString(UTF_8));
  }

  @Test
  void linesDoNotComeAllTheTime() {
    halfway(new MeterLines("sgd", err, Long.MAX_VALUE));
    assertEquals("", bytes.toString(UTF_8));
  }
}
