package io.github.rangefinder.finder.cli;

import io.github.rangefinder.finder.report.words.DataWords;
import io.github.rangefinder.finder.run.DataFacts;
import io.github.rangefinder.finder.run.Provenance;

/** What is said of a run's data behind its answer, with the options that its notes speak of. */
final class DataSentences {
  private DataSentences() {}

  static String of(Provenance provenance) {
    return DataWords.text(facts(provenance));
  }

  /** What was noted as the data was read. */
  static String notes(Provenance provenance) {
    return DataWords.notes(facts(provenance));
  }

  private static DataFacts facts(Provenance provenance) {
    return DataFacts.of(provenance.settings()).worded(OptionWords::of);
  }
}
