package io.github.rangefinder.finder.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.training.Epoch;
import io.github.rangefinder.engine.training.Metrics;
import io.github.rangefinder.engine.training.TrainingState;
import io.github.rangefinder.finder.setting.LearningRates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
  @TempDir private Path folder;

  /** A regression has no accuracy, before a pause and behind it. */
  @Test
  void metricsComeBackWithAndWithoutAnAccuracy() throws IOException {
    Network model = Network.sequential(Shape.of(2), List.of(new Dense(1)), 1);
    List<float[]> weights = model.snapshot().values();
    Metrics training = new Metrics(0.1 + 0.2, OptionalDouble.of(1 / 3.0));
    Metrics validation = new Metrics(0.5, OptionalDouble.empty());
    List<EpochRow> rows = List.of(new EpochRow(1, 20, 0.1, training, validation));
    TrainingState state =
        new TrainingState(
            List.of(new Epoch(0, training, Optional.of(validation))),
            weights,
            weights,
            20,
            List.of());
    Checkpoint.Text text =
        new Checkpoint.Text(
            List.of(), LearningRates.of(0.1), "ejml", 9, 3, List.of(), rows, 1, 20, 0, false);
    Checkpoint.write(folder, model, new Checkpoint.Content(text, state, Optional.empty()));
    Checkpoint.Text read = Checkpoint.readText(folder);
    assertEquals(rows, read.rows());
    assertEquals(state.history(), Checkpoint.read(folder, read, model).state().history());
  }
}
