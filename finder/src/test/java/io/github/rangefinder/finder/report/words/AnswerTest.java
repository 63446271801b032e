package io.github.rangefinder.finder.report.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.rangetest.RangeTestResult;
import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.rangetest.StopReason;
import io.github.rangefinder.finder.rangetest.Suggestion;
import io.github.rangefinder.finder.rangetest.SyntheticLosses;
import io.github.rangefinder.finder.rangetest.Verdict;
import io.github.rangefinder.finder.rangetest.Verification;
import io.github.rangefinder.finder.report.SampleReports;
import io.github.rangefinder.finder.run.Provenance;
import io.github.rangefinder.finder.run.SettingValues;
import io.github.rangefinder.finder.run.find.OptimizerReport;
import io.github.rangefinder.finder.run.find.RangeTestReport;
import io.github.rangefinder.finder.run.find.TestReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class AnswerTest {
  @Test
  void saysWhatWasFoundAndWhichOptimizerDidBetter() {
    RangeTestReport report =
        report(
            test("sgd", StopReason.COMPLETED, 0.42, 2.3, 0.117),
            test("adam", StopReason.DIVERGED, 3.2e-4, 0.05, 0.21));

    assertEquals(
        """
        sgd: learning rate 0.42 (reliable)
          It falls.
          Lowest smoothed loss 0.117 at a learning rate of 1.0; reached the end of the
          ramp after 2 iterations, 1 min 12 s.

        adam: learning rate 3.2e-4 (reliable)
          It falls.
          Lowest smoothed loss 0.0500 at a learning rate of 1.0e-4; diverged at 1.0
          after 2 iterations, 1 min 12 s.

        adam did better: the loss of adam came down to 0.0500 (at 1.0e-4), that of sgd
        to 0.117 (at 1.0). It does so at a smaller learning rate, 3.2e-4 against 0.42.
        The choice: adam with a learning rate of 3.2e-4.
        """,
        Answer.text(report));
  }

  @Test
  void theLowestLossOfAnotherFindersSmoothingIsNotCompared() {
    RangeTestReport ours = SampleReports.article(300);
    Map<String, Object> settings = new LinkedHashMap<>(ours.provenance().settings().values());
    settings.put("preset", "lightning");
    RangeTestReport preset =
        new RangeTestReport(
            new Provenance(
                ours.provenance().version(),
                new SettingValues(settings),
                ours.provenance().environment()),
            ours.results());
    assertTrue(Answer.text(ours).contains("adam did better"));
    assertFalse(Answer.text(preset).contains(" did "), Answer.text(preset));
  }

  @Test
  void repeatsAreSummedUp() {
    String text = Answer.text(SampleReports.repeated(300, 5));
    assertTrue(text.contains("5 repeats agree within a"), text);
    assertTrue(text.contains("Median of 5 repeats: lowest smoothed loss 0.1"), text);
    assertTrue(text.contains("none blew up; 41 s each."), text);
    assertTrue(text.contains(" 5 blew up; 41 s each."), text);
    assertTrue(text.matches("(?s).*Rules \\(spread\\): rangefinder [0-9e.-]+ \\(x1\\..*"), text);
    assertTrue(text.contains("sgd did better: the loss of sgd"), text);
    text.lines().forEach(line -> assertTrue(line.length() <= 80, line));
  }

  @Test
  void aVerificationIsATableWithItsWinner() {
    RangeTestReport report = SampleReports.verified(300);
    Verification verification = report.results().get(0).verification().orElseThrow();
    String[] rates =
        verification.trials().stream()
            .map(trial -> "%13s".formatted(Rounded.learningRate(trial.learningRate())))
            .toArray(String[]::new);
    String expected =
        """
          Validation after 2 epochs at each learning rate:
            learning rate      loss  accuracy
            %s      1.50   51.23 %%
            %s     0.800   75.00 %%
            %s     0.400   87.50 %%  read off the curve
            %s     0.200   93.75 %%  <- best
            %s   blew up
        """
            .formatted((Object[]) rates);
    String text = Answer.text(report);
    assertTrue(text.contains(expected), text);
    // halfway from 0.18 to 0.58 on the logarithmic axis
    assertTrue(text.contains("sgd: learning rate 0.32 (uncertain)\n"), text);
    assertTrue(text.contains("better at 3 times the learning rate read off"), text);
    text.lines().forEach(line -> assertTrue(line.length() <= 80, line));
  }

  @Test
  void withoutASuggestionThereIsNoChoice() {
    RangeTestReport report =
        report(
            test("sgd", StopReason.COMPLETED, Double.NaN, 2.3, 2.2),
            test("adam", StopReason.INTERRUPTED, Double.NaN));
    String text = Answer.text(report);

    assertTrue(text.contains("sgd: no suggestion\n"), text);
    assertTrue(
        text.contains("No finite loss; interrupted before the first iteration, 1 min"), text);
    assertFalse(text.contains("did better"), text);
    assertFalse(text.contains("choice"), text);
  }

  @Test
  void whereNoCurveSaysAnythingNothingIsCompared() {
    String text =
        Answer.text(
            report(
                test("sgd", StopReason.NOT_FINITE, Double.NaN, 2.25, 1e9),
                test("adam", StopReason.DIVERGED, Double.NaN, 2.25, 1e5)));

    assertFalse(text.contains("equally well"), text);
    assertTrue(text.endsWith("diverged at 1.0 after\n  2 iterations, 1 min 12 s.\n"), text);
  }

  @Test
  void nearlyEqualLossesAreNoVictory() {
    String text =
        Answer.text(
            report(
                test("a", StopReason.COMPLETED, 0.1, 1, 0.100),
                test("b", StopReason.NOT_FINITE, 0.2, 1, 0.105)));

    assertTrue(text.contains("a and b did about equally well"), text);
    assertTrue(text.contains("the loss was no longer\n  finite at 1.0 after 2"), text);
    assertFalse(text.contains("choice"), text);
  }

  @Test
  void linesFitAConsole() {
    Map<String, DoubleUnaryOperator> losses = new LinkedHashMap<>();
    losses.put("sgd(momentum=0.9,nesterov=true)", SyntheticLosses.sgd());
    losses.put("adamw(beta1=0.95,weightDecay=0.01)", SyntheticLosses.adam());
    losses.put("rmsprop", rate -> 2.3);
    Answer.text(SampleReports.of(losses, SyntheticLosses.settings(100)))
        .lines()
        .forEach(line -> assertTrue(line.length() <= 80, line));
  }

  @Test
  void numbersAreRoundedAsPeopleWriteThem() {
    assertEquals("1.1e-4", Rounded.learningRate(1.0964e-4));
    assertEquals("9.5e-3", Rounded.learningRate(0.009499));
    assertEquals("0.010", Rounded.learningRate(0.01));
    assertEquals("0.13", Rounded.learningRate(0.1251));
    assertEquals("1.0", Rounded.learningRate(1));
    assertEquals("12", Rounded.learningRate(12.3));
    assertEquals("1.0e-12", Rounded.learningRate(1e-12));
    assertEquals("2.30", Rounded.loss(2.302585));
    assertEquals("0.0412", Rounded.loss(0.04123));
    assertEquals("-7.50", Rounded.loss(-7.5));
    assertEquals("1.00e6", Rounded.loss(1e6));
    assertEquals("0", Rounded.loss(0));
    assertEquals("0.8 s", Rounded.duration(0.8));
    assertEquals("10 s", Rounded.duration(9.96));
    assertEquals("1 min 0 s", Rounded.duration(59.7));
  }

  private static RangeTestReport report(OptimizerReport... results) {
    return new RangeTestReport(
        new Provenance("1", new SettingValues(Map.of("movingAverage", 20)), null),
        List.of(results));
  }

  private static OptimizerReport test(
      String optimizer, StopReason reason, double suggested, double... losses) {
    double[] rates = new double[losses.length];
    for (int i = 0; i < rates.length; i++) {
      rates[i] = i == 0 ? 1e-4 : 1;
    }
    OptionalDouble rate =
        Double.isNaN(suggested) ? OptionalDouble.empty() : OptionalDouble.of(suggested);
    TestReport test =
        new TestReport(
            0,
            new RangeTestResult(new RangeCurve(rates, losses, losses), reason, 72),
            Map.of("rangefinder", rate));
    Verdict verdict = rate.isPresent() ? Verdict.RELIABLE : Verdict.NONE;
    return new OptimizerReport(
        optimizer, List.of(test), new Suggestion(rate, verdict, "It falls."));
  }
}
