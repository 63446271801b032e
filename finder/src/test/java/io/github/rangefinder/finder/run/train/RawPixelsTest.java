package io.github.rangefinder.finder.run.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.LearningTask;
import io.github.rangefinder.engine.tensor.Tensor;
import io.github.rangefinder.finder.model.InitialWeights;
import io.github.rangefinder.finder.model.ModelChoice;
import io.github.rangefinder.finder.run.Workload;
import io.github.rangefinder.finder.source.DataSettings;
import io.github.rangefinder.finder.source.Normalization;
import io.github.rangefinder.finder.source.SampleForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pixels are scaled once: by the program, or by the model. */
class RawPixelsTest {
  private static final String NOTE =
      "Pixels are left from 0 to 255: the model brings them to its scale itself.";

  @TempDir private Path folder;

  private static DataSettings mnist(Normalization normalize) {
    return new DataSettings("mnist", 20, LearningTask.CLASSIFICATION, List.of(), null, normalize);
  }

  private static Dataset read(ModelChoice model, Normalization normalize) throws IOException {
    return new Workload(mnist(normalize), model, true, new InitialWeights(null))
        .data()
        .readTraining();
  }

  private static float brightest(Dataset data) {
    Tensor batch = new Tensor(data.sampleShape().withBatch(data.size()));
    float brightest = 0;
    for (int sample = 0; sample < data.size(); sample++) {
      data.read(sample, batch, sample);
    }
    for (float pixel : batch.data()) {
      brightest = Math.max(brightest, pixel);
    }
    return brightest;
  }

  private ModelChoice keras(String layers) throws IOException {
    String flatten = "{\"class_name\": \"Flatten\", \"config\": {\"name\": \"f\"}}";
    String dense = "{\"class_name\": \"Dense\", \"config\": {\"name\": \"d\", \"units\": 10}}";
    Path file =
        Files.writeString(
            folder.resolve("model.json"),
            "{\"class_name\": \"Sequential\", \"config\": {\"layers\": [%s, %s, %s]}}"
                .formatted(layers.replace('\'', '"'), flatten, dense));
    return new ModelChoice(file.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'class_name': 'Rescaling', 'config': {'scale': 0.00392156862745098}} | 255",
        "{'class_name': 'Rescaling', 'config': {'scale': 0.00784, 'offset': -1}} | 255",
        "{'class_name': 'Normalization', 'config': {'mean': [33], 'variance': [6000]}} | 255",
        "{'class_name': 'RandomFlip', 'config': {}}, {'class_name': 'Rescaling', 'config':"
            + " {'scale': 0.01}} | 255",
        "{'class_name': 'Rescaling', 'config': {'scale': 2, 'offset': -1}} | 1",
        "{'class_name': 'Activation', 'config': {'activation': 'relu'}} | 1",
        "{'class_name': 'Dense', 'config': {'units': 2}}, {'class_name': 'Rescaling', 'config':"
            + " {'scale': 0.01}} | 1"
      })
  void modelThatScalesPixelsGetsThemRaw(String layers, float brightest) throws IOException {
    Dataset data = read(keras(layers), null);
    assertEquals(brightest, brightest(data));
    assertEquals(brightest > 1, data.notes().contains(NOTE), data.notes().toString());
  }

  @Test
  void layersInWordsAreNoDifferent() throws IOException {
    String rest = ", flatten, dense";
    assertEquals(255, brightest(read(new ModelChoice("rescale 0.00392" + rest), null)));
    assertEquals(1, brightest(read(new ModelChoice("rescale 2 -1" + rest), null)));
    assertEquals(1, brightest(read(null, null)));
  }

  @Test
  void whatSomebodyAskedForIsDone() throws IOException {
    ModelChoice scaling = new ModelChoice("rescale 0.00392, flatten, dense");
    assertEquals(1, brightest(read(scaling, Normalization.UNIT)));
    Dataset raw = read(null, Normalization.NONE);
    assertEquals(255, brightest(raw));
    assertEquals(List.of(), raw.notes());
  }

  /** A trained model says how its pixels were read, and others are read the same way. */
  @Test
  void samplesToPredictAreReadAsThoseOfTheTraining() throws IOException {
    for (Normalization normalize : List.of(Normalization.NONE, Normalization.UNIT)) {
      DataSettings settings = mnist(normalize);
      SampleForm form = SampleForm.of(settings, settings.readTraining());
      Dataset asked = mnist(null).readToPredict(Optional.of(form));
      float most = normalize == Normalization.NONE ? 255 : 1;
      assertEquals(most, brightest(asked.first(20)));
    }
  }
}
