package io.github.rangefinder.finder.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** A command line that knows only the commands it is asked for. */
class RangefinderTest {
  @Test
  void hasTheCommandsThatItsWordsName() {
    assertEquals(Set.of(), commands("--samples=100", "--out", "o"));
    assertEquals(Set.of("train"), commands("train", "--lr=1"));
    assertEquals(Set.of("judge"), commands("--quiet", "judge", "curve.csv"));
    assertEquals(Set.of("train", "plot"), commands("train", "--out", "plot"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "--version", "-h", "-V", "-hV"})
  void hasAllWhereHelpMayBeAskedFor(String word) {
    Set<String> all = Rangefinder.commandLine(null).getSubcommands().keySet();
    assertEquals(9, all.size());
    assertEquals(all, commands("--quiet", word));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--quiet trian",
        "--learn",
        "--out",
        "--seed=one",
        "train --optimiser=x",
        "train --lr",
        "judge curve.csv --lr=1"
      })
  void explainsWhatItDoesNotUnderstandAsOneWithAllDoes(String words) {
    String[] args = words.split(" ");
    assertEquals(
        complaint(Rangefinder.commandLine(null), args),
        complaint(Rangefinder.lineFor(null, args), args));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--data=t.csv", "--model=mlp", "--optimizer=sgd", "--batch-size=10"})
  void whatIsForAModelHereIsNotForACommand(String option) {
    String name = option.substring(0, option.indexOf('='));
    String[] args = {"search", "--command=echo {lr}", "--metric=(.*)", "--out=nowhere", option};
    assertEquals(
        "2: finder: " + name + " is for a model that is trained here, not for --command\n",
        complaint(Rangefinder.lineFor(null, args), args));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--lr=0.1 | find has no option '--lr', but train has",
        "train --repeats 2 | train has no option '--repeats', but find, study have",
        "evaluate --lrr=1 | there is no option '--lrr', see --help",
        "--seed x | Invalid value for option '--seed': expected a whole number, got 'x'",
        "--batch-size=1e3 | Invalid value for option '--batch-size' (B): expected a whole number, got '1e3'"
      })
  void whatIsWrongIsSaidInWordsOfTheCommandLine(String words, String sentence) {
    String[] args = words.split(" ");
    assertEquals("2: finder: " + sentence + "\n", complaint(Rangefinder.lineFor(null, args), args));
  }

  private static Set<String> commands(String... args) {
    return Rangefinder.lineFor(null, args).getSubcommands().keySet();
  }

  private static String complaint(CommandLine line, String... args) {
    StringWriter err = new StringWriter();
    int code = line.setErr(new PrintWriter(err)).execute(args);
    return code + ": " + err;
  }
}
