package io.github.rangefinder.finder.run.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.finder.run.job.Meters;
import io.github.rangefinder.finder.run.job.ThreadTrialRunner;
import io.github.rangefinder.finder.search.Entry;
import io.github.rangefinder.finder.setting.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
class CommandRacesTest {
  @TempDir private Path folder;
  private final List<String> warnings = new ArrayList<>();

  private List<Raced> run(String template, double timeout, BooleanSupplier stopped)
      throws IOException {
    TrainingCommand command =
        new TrainingCommand(template, TrainingCommand.metric("loss=([^ ]+)"), false, timeout);
    List<Raced> raced = new ArrayList<>();
    new CommandRaces(command, new ThreadTrialRunner(1, Meters.silent()), warnings::add)
        .run(List.of(new Entry(0.01, 42, 3)), raced::add, stopped);
    return raced;
  }

  private Raced run(String template) throws IOException {
    return run(template, 60, () -> false).get(0);
  }

  @Test
  void theLastNumberOfTheOutputCounts() throws IOException {
    Raced raced = run("echo loss=9 then loss=8; echo epochs {epochs}; echo loss={lr}{seed}");
    assertEquals("done", raced.status());
    assertEquals(0.0142, raced.value());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The end, at loss=0.25.",
        "loss=0.25, accuracy 0.9",
        "loss=0.25%",
        "\\033[32mloss\\033[0m=\\033[1m0.25\\033[0m",
        "epoch 1 loss=7\\repoch 2 loss=0.25",
        "\\377\\376 loss=0.25",
        "loss=tensor(0.2500, device=cuda)",
        "{acc: 1, loss=np.float64(0.25)}"
      })
  void aNumberIsReadHoweverItIsPrinted(String printed) throws IOException {
    assertEquals(0.25, run("printf '" + printed.replace("%", "%%") + "\\n'; : {lr}").value());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(\\d+) | loss=0.25 | 0.25",
        "([0-9.]+) | loss=2.5e-1, then | 2.5e-1",
        "([0-9.e]+) | loss=2.5e-1 | 2.5e-1",
        "([0-9.]+) | loss=5,650.00 | 5,650.00",
        "([0-9.]+) | loss=5,650 | 5,650",
        "([0-9.]+) | loss=0.25,0.75 | 0.25",
        "([0-9.]+) | loss=0.25, 0.75 | 0.25",
        "([0-9.]+) | loss=0.25-7 | 0.25",
        "(\\d+) | loss=3.1.2 | 3",
        "(\\w+) | loss=low.25 | low"
      })
  void aGroupThatEndsWithinANumberMeansTheWhole(String group, String line, String found) {
    TrainingCommand command =
        new TrainingCommand("{lr}", TrainingCommand.metric("loss=" + group), false, 1);
    assertEquals(Optional.of(found), command.metricIn(line));
  }

  @Test
  void learningRatesAreWrittenAsProgramsReadThem() {
    TrainingCommand command =
        new TrainingCommand("{lr} {epochs}", TrainingCommand.metric("(.)"), false, 1);
    assertEquals("0.0316228 3", command.line(new Entry(Math.pow(10, -1.5), 1, 3)));
    assertEquals("3.16228e-6 3", command.line(new Entry(Math.pow(10, -5.5), 1, 3)));
    assertEquals("10 1", command.line(new Entry(10, 1, 1)));
  }

  @Test
  void whatFailsIsATrialWithoutAValue() throws IOException {
    assertEquals("exit-3", run("echo loss=1 {lr}; echo no such module >&2; exit 3").status());
    assertTrue(warnings.get(0).endsWith("ended with code 3; it said last: no such module"));
    assertEquals("no-number", run("echo {lr}").status());
    assertEquals("no-number", run("echo loss=1 {lr} >&2").status());
    assertTrue(warnings.get(2).contains("standard error, and only standard output counts"));
    assertEquals("not-finite", run("echo loss=nan {lr}").status());
    assertEquals("not-finite", run("echo loss=1.5s {lr}").status());
    assertTrue(warnings.get(4).contains("its metric is not a finite number but '1.5s'"));
    assertEquals("not-finite", run("echo loss=5,650 {lr}").status());
    assertTrue(warnings.get(5).contains("its metric is '5,650', whose comma may be a decimal one"));
    assertEquals("exit-127", run("no-such-command-{lr}").status());
    assertTrue(Double.isNaN(run("false {lr}").value()));
  }

  @Test
  void whatHangsIsEndedWithItsChildren() throws IOException, InterruptedException {
    Path pids = folder.resolve("pids");
    String template =
        "sh -c 'echo $$ >> %s; sleep 600' & (sh -c 'echo $$ >> %s; sleep 600' &) ; sleep 600 # {lr}"
            .formatted(pids, pids);
    long begin = System.nanoTime();
    assertEquals("timeout", run(template, 1.5, () -> false).get(0).status());
    assertTrue(System.nanoTime() - begin < 60e9, "it waits no longer than that");
    assertAllEnded(pids);
  }

  @Test
  void whoStopsEndsTheCommand() throws IOException, InterruptedException {
    Path pids = folder.resolve("pids");
    String template = "sh -c 'echo $$ >> %s; sleep 600' ; echo {lr}".formatted(pids);
    assertEquals(List.of(), run(template, 600, () -> Files.exists(pids)));
    assertAllEnded(pids);
  }

  @Test
  void whatItLeavesRunningIsEnded() throws IOException, InterruptedException {
    Path pids = folder.resolve("pids");
    String template =
        "sh -c 'echo $$ >> %s; sleep 600' & sleep 0.5; echo loss=1 {lr}".formatted(pids);
    assertEquals("done", run(template).status());
    assertAllEnded(pids);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whatHasLeftItsSessionIsEndedToo() throws IOException, InterruptedException {
    Path pids = folder.resolve("pids");
    String template =
        "(setsid sh -c 'echo $$ >> %s; exec sleep 600' &) ; sleep 0.5; echo loss=1 {lr}"
            .formatted(pids);
    assertEquals("done", run(template).status());
    assertAllEnded(pids);
  }

  private static void assertAllEnded(Path pids) throws IOException, InterruptedException {
    for (String pid : Files.readAllLines(pids)) {
      ProcessHandle handle = ProcessHandle.of(Long.parseLong(pid)).orElse(null);
      for (int i = 0; i < 100 && handle != null && handle.isAlive(); i++) {
        Thread.sleep(20);
      }
      assertFalse(handle != null && handle.isAlive(), "still runs: " + pid);
    }
  }

  @Test
  void saysWhatIsWrongWithAMetric() {
    for (String regex : List.of("loss", "(a)(b)", "(")) {
      SettingException e =
          assertThrows(SettingException.class, () -> TrainingCommand.metric(regex));
      assertTrue(e.isUsage());
      assertTrue(e.getMessage().contains("'" + regex + "'"), e::getMessage);
    }
    assertThrows(
        SettingException.class,
        () -> new TrainingCommand("train", TrainingCommand.metric("(.)"), false, 1));
  }
}
