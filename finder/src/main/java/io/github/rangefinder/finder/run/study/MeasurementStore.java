package io.github.rangefinder.finder.run.study;

import io.github.rangefinder.finder.run.Environment;
import io.github.rangefinder.finder.study.Measurement;
import java.io.IOException;
import java.util.Optional;

/** Where the study puts each of its measurements, so that a later run need not take it again. */
public interface MeasurementStore {
  /** Forgets everything. */
  MeasurementStore NONE =
      new MeasurementStore() {
        @Override
        public Optional<Measurement> read(String task, long seed) {
          return Optional.empty();
        }

        @Override
        public void write(Measurement measurement) {
          // nothing is kept
        }
      };

  /**
   * A measurement of an earlier run, if it is there.
   *
   * @throws IOException with a sentence that names what cannot be read
   */
  Optional<Measurement> read(String task, long seed) throws IOException;

  /**
   * What is known of a measurement that is not complete.
   *
   * @param where what computes; the bits of others do not count
   * @throws IOException with a sentence that names what cannot be read
   */
  default TrialLog trials(String task, long seed, Environment where) throws IOException {
    return TrialLog.NONE;
  }

  /** Keeps a measurement, if it can, and forgets its trainings. */
  void write(Measurement measurement);
}
