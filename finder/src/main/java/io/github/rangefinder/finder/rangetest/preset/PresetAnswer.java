package io.github.rangefinder.finder.rangetest.preset;

import io.github.rangefinder.finder.rangetest.Reason;
import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.rangetest.Spread;
import io.github.rangefinder.finder.rangetest.Suggestion;
import io.github.rangefinder.finder.rangetest.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What a known finder answers. None of them judges its curve, so that its number is never called
 * reliable; the reason says what our own rule reads off the same curve.
 */
public final class PresetAnswer {
  private PresetAnswer() {}

  /**
   * The finder's answer: the median of what it suggests for each repeat, if it does for most.
   *
   * @param suggested what the finder suggests, repeat by repeat
   * @param ours our own answer
   */
  public static Suggestion of(Preset preset, List<OptionalDouble> suggested, Suggestion ours) {
    Spread spread = Spread.of(suggested);
    if (2 * spread.found() <= suggested.size()) {
      return new Suggestion(
          OptionalDouble.empty(),
          Verdict.NONE,
          withOurs(preset.tool() + " suggests nothing here.", ours));
    }
    String repeats =
        suggested.size() == 1
            ? ""
            : String.format(
                Locale.ROOT,
                ", the median of %d repeats that spread by a factor of %.1f",
                spread.found(),
                spread.factor());
    return new Suggestion(
        OptionalDouble.of(spread.median()),
        Verdict.UNCERTAIN,
        withOurs(
            "The answer of "
                + preset.tool()
                + repeats
                + "; it does not ask how noisy the curve is.",
            ours));
  }

  private static List<Reason> withOurs(String theirs, Suggestion ours) {
    List<Reason> reasons = new ArrayList<>();
    reasons.add(Reason.of(theirs));
    if (ours.learningRate().isPresent()) {
      String rate = Rounded.learningRate(ours.learningRate().getAsDouble());
      reasons.add(Reason.of("Our own rule says %s (%s).".formatted(rate, ours.verdict().label())));
    } else {
      reasons.addAll(ours.reasons());
      reasons.set(1, reasons.get(1).after("Our own rule says nothing: "));
    }
    return reasons;
  }
}
