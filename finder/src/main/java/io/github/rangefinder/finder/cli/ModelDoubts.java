package io.github.rangefinder.finder.cli;

import io.github.rangefinder.finder.run.evaluate.TrainedModel;
import java.util.List;

/** What is to be said of a trained model before it is asked about samples. */
final class ModelDoubts {
  private ModelDoubts() {}

  /** Sentences on whether it reads its samples as its training did; none if it knows that. */
  static List<String> of(TrainedModel model) {
    return model.knowsItsSamples()
        ? model.doubt().stream().toList()
        : List.of(
            "the model does not say how its data was read; as it stands here, the options decide:"
                + " --normalize, --image-size");
  }
}
