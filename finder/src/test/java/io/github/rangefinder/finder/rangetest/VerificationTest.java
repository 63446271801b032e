package io.github.rangefinder.finder.rangetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class VerificationTest {
  private static final double RATE = 0.02;
  private static final double BLEW_UP = Double.POSITIVE_INFINITY;

  @Test
  void aSuggestionThatNothingBeatsIsConfirmed() {
    Suggestion sure = verify(suggestion(Verdict.RELIABLE), 2, 0.9, 0.30, 0.31, BLEW_UP);
    assertEquals(Verdict.RELIABLE, sure.verdict());
    assertEquals(RATE, sure.learningRate().getAsDouble());
    assertEquals(
        "Because. Trainings of 1 epoch at a tenth to ten times as much confirm it.", sure.reason());

    Suggestion doubted = verify(suggestion(Verdict.UNCERTAIN), 2, 0.55, 0.30, 0.31, BLEW_UP);
    assertEquals(Verdict.RELIABLE, doubted.verdict());
    assertTrue(doubted.reason().endsWith("The curve alone left a doubt: Because."));
  }

  @Test
  void aDoubtIsSettledOnlyAtTheBottomOfAValley() {
    Suggestion beside = verify(suggestion(Verdict.UNCERTAIN), 2, 0.55, 0.30, 0.29, BLEW_UP);
    assertEquals(Verdict.UNCERTAIN, beside.verdict());
    assertEquals(
        "Because. Trainings of 1 epoch at a tenth to ten times as much do not do clearly better, but"
            + " the lowest loss is not at the suggestion either.",
        beside.reason());
    Suggestion steep = verify(suggestion(Verdict.UNCERTAIN), 2, 0.61, 0.30, 0.31, BLEW_UP);
    assertEquals(Verdict.UNCERTAIN, steep.verdict());
    assertTrue(steep.reason().contains("next to it the loss doubles"), steep::reason);
    Suggestion below = verify(suggestion(Verdict.UNCERTAIN), 2, -1.9, -2.2, -2.1, 3);
    assertEquals(Verdict.RELIABLE, below.verdict(), below::reason);
  }

  @Test
  void aDoubtAboutNoiseStays() {
    Suggestion noisy =
        new Suggestion(
            OptionalDouble.of(RATE),
            Verdict.UNCERTAIN,
            Reason.of("It is noisy.", Remedy.LENGTHEN_OR_LARGER_BATCHES));
    Suggestion left = verify(noisy, 2, 0.55, 0.30, 0.31, BLEW_UP);
    assertEquals(Verdict.UNCERTAIN, left.verdict());
    assertEquals(RATE, left.learningRate().getAsDouble());
    assertTrue(left.reason().startsWith("It is noisy: take more"), left::reason);
    assertTrue(left.reason().endsWith("hardly one."), left::reason);
  }

  @Test
  void fewSamplesToValidateOnSettleNoDoubt() {
    Suggestion doubted = suggestion(Verdict.UNCERTAIN);
    double[] losses = {2, 0.55, 0.30, 0.31, 1};
    for (double share : new double[] {0.12, 0.13}) {
      List<Trial> trials = new ArrayList<>();
      for (int i = 0; i < losses.length; i++) {
        trials.add(
            new Trial(
                RATE * Verification.FACTORS.get(i),
                losses[i],
                share * losses[i],
                OptionalDouble.empty()));
      }
      Suggestion left = new Verification(1, trials).of(doubted);
      assertEquals(
          share < 0.125 ? Verdict.RELIABLE : Verdict.UNCERTAIN, left.verdict(), left::reason);
      assertEquals(share > 0.125, left.reason().contains("so few samples"), left::reason);
    }
  }

  @Test
  void nobodyIsToldToDoWhatHasBeenDone() {
    Suggestion doubted =
        new Suggestion(
            OptionalDouble.of(RATE),
            Verdict.UNCERTAIN,
            Reason.of("It breaks at once.", Remedy.VERIFY));
    String confirmed = verify(doubted, 2, 0.55, 0.30, 0.31, BLEW_UP).reason();
    assertTrue(confirmed.endsWith("The curve alone left a doubt: It breaks at once."), confirmed);
    String unsettled = verify(doubted, 2.30, 2.30, 2.29, 2.28, 2.27).reason();
    assertTrue(unsettled.startsWith("It breaks at once. Trainings of"), unsettled);
  }

  @Test
  void halfOfTheWayToALargerWinnerCounts() {
    Suggestion suggestion = verify(suggestion(Verdict.RELIABLE), 2, 0.9, 0.50, 0.25, BLEW_UP);
    assertEquals(RATE * Math.pow(10, 0.25), suggestion.learningRate().getAsDouble(), 1e-15);
    assertEquals(Verdict.UNCERTAIN, suggestion.verdict());
    assertEquals(
        "Trainings of 1 epoch do clearly better at 3 times the learning rate read off the curve:"
            + " validation loss 0.250 instead of 0.500. A longer training wants a smaller one, so"
            + " that the answer is halfway.",
        suggestion.reason());
    RateRange range = suggestion.range().orElseThrow();
    assertTrue(range.low() <= RATE * 1.78 && range.high() >= RATE * Math.sqrt(10), range::toString);
  }

  @Test
  void aSmallerWinnerTakesItsPlace() {
    Suggestion suggestion = verify(suggestion(Verdict.RELIABLE), 2, 0.25, 0.50, 0.9, BLEW_UP);
    assertEquals(RATE / Math.sqrt(10), suggestion.learningRate().getAsDouble(), 1e-15);
    assertEquals(Verdict.UNCERTAIN, suggestion.verdict());
    assertTrue(suggestion.reason().endsWith("the best may lie between."), suggestion::reason);
    Suggestion end = verify(suggestion(Verdict.RELIABLE), 0.2, 0.3, 0.50, 0.9, BLEW_UP);
    assertEquals(RATE / 10, end.learningRate().getAsDouble(), 1e-15);
    assertTrue(end.reason().endsWith("Still smaller ones were not tried."), end::reason);
  }

  @Test
  void whereTheSuggestionBlowsUpWhatDoesNotWins() {
    Suggestion suggestion =
        verify(suggestion(Verdict.RELIABLE), 0.6, 0.5, Double.NaN, BLEW_UP, BLEW_UP);
    assertEquals(RATE / Math.sqrt(10), suggestion.learningRate().getAsDouble(), 1e-15);
    assertTrue(suggestion.reason().contains("a third of"), suggestion::reason);
    assertTrue(suggestion.reason().contains("that one blew up."), suggestion::reason);
  }

  @Test
  void aWinnerAtTheEndMayNotBeTheBest() {
    Suggestion suggestion = verify(suggestion(Verdict.RELIABLE), 2, 1.5, 1, 0.7, 0.4);
    assertEquals(RATE * Math.sqrt(10), suggestion.learningRate().getAsDouble(), 1e-15);
    assertEquals(Verdict.UNCERTAIN, suggestion.verdict());
    assertTrue(suggestion.reason().contains("at 10 times the learning rate"), suggestion::reason);
  }

  @Test
  void clearlyMeansBeyondChanceAndFivePercent() {
    Trial ours = trial(1, 0.1);
    assertTrue(trial(0.5, 0.1).clearlyBetterThan(ours));
    assertTrue(!trial(0.87, 0.1).clearlyBetterThan(ours), "within a standard error of both");
    assertTrue(trial(0.85, 0.1).clearlyBetterThan(ours));
    assertTrue(!trial(0.96, 0.001).clearlyBetterThan(trial(1, 0.001)), "under five per cent");
    assertTrue(trial(0.94, 0.001).clearlyBetterThan(trial(1, 0.001)));
    assertTrue(!trial(0.5, Double.NaN).clearlyBetterThan(ours), "chance unknown");
    assertTrue(trial(-3, 0.1).clearlyBetterThan(trial(-2, 0.1)));
    assertTrue(!Trial.blownUp(1).clearlyBetterThan(Trial.blownUp(1)));
    assertTrue(ours.clearlyBetterThan(Trial.blownUp(1)));
  }

  @Test
  void trainingsThatHardlyDifferSettleNothing() {
    Suggestion suggestion = verify(suggestion(Verdict.UNCERTAIN), 2.30, 2.30, 2.29, 2.28, 2.27);
    assertEquals(Verdict.UNCERTAIN, suggestion.verdict());
    assertEquals(RATE, suggestion.learningRate().getAsDouble());
    assertTrue(suggestion.reason().contains("hardly differ"), suggestion::reason);
  }

  @Test
  void whereAllBlowUpNothingIsSure() {
    Suggestion suggestion =
        verify(suggestion(Verdict.RELIABLE), BLEW_UP, BLEW_UP, BLEW_UP, BLEW_UP, BLEW_UP);
    assertEquals(Verdict.UNCERTAIN, suggestion.verdict());
    assertTrue(suggestion.reason().contains("lower the start learning rate"), suggestion::reason);
  }

  @Test
  void anInterruptedVerificationProvesNothing() {
    Verification part = new Verification(1, List.of(trial(1, 0.1), trial(0.2, 0.1)));
    assertEquals(suggestion(Verdict.UNCERTAIN), part.of(suggestion(Verdict.UNCERTAIN)));
    assertTrue(part.best().isEmpty());
    assertTrue(part.readOff().isEmpty());
  }

  @Test
  void theStandardErrorIsThatOfAMean() {
    // of 1, 2, 3, 4: variance 5/3, over 4
    assertEquals(Math.sqrt(5.0 / 12), Trial.standardError(new double[] {1, 2, 3, 4}), 1e-15);
    assertEquals(Double.NaN, Trial.standardError(new double[] {1}));
    assertEquals(Double.NaN, Trial.standardError(new double[0]));
  }

  private static Suggestion suggestion(Verdict verdict) {
    return new Suggestion(OptionalDouble.of(RATE), verdict, "Because.");
  }

  private static Trial trial(double loss, double standardError) {
    return new Trial(RATE, loss, standardError, OptionalDouble.empty());
  }

  private static Suggestion verify(Suggestion suggestion, double... losses) {
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < losses.length; i++) {
      trials.add(
          new Trial(Verification.FACTORS.get(i) * RATE, losses[i], 0.01, OptionalDouble.of(0.5)));
    }
    return new Verification(1, trials).of(suggestion);
  }
}
