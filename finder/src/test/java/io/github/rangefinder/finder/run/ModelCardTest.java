package io.github.rangefinder.finder.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.LearningTask;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.finder.model.InitialWeights;
import io.github.rangefinder.finder.model.ModelChoice;
import io.github.rangefinder.finder.model.WeightsFile;
import io.github.rangefinder.finder.model.keras.KerasFile;
import io.github.rangefinder.finder.source.DataSettings;
import io.github.rangefinder.finder.source.SampleForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a saved model says of the data that it learned from, beside its weights. */
class ModelCardTest {
  private static final String LAYERS = "dense 4 relu, dense";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"model.keras", "model.npz"})
  void classNamesAndStandardisationLieBesideTheWeights(String name) throws IOException {
    StringBuilder rows = new StringBuilder("length,width,kind\n");
    for (int i = 0; i < 20; i++) {
      rows.append(i % 5).append(',').append(i * i).append(i % 2 == 0 ? ",oak\n" : ",ash\n");
    }
    Path table = Files.writeString(folder.resolve("trees.csv"), rows.toString());
    DataSettings data =
        new DataSettings(
            table.toString(), null, LearningTask.CLASSIFICATION, List.of(), null, null);
    Dataset training = data.readTraining();
    Network model =
        new ModelChoice(LAYERS).create(training, table.toString(), 1, new InitialWeights(null));
    Path file = folder.resolve(name);
    WeightsFile.write(file, model);
    SampleForm form = SampleForm.of(data, training);
    new ModelCard(Release.NUMBER, LAYERS, form).attachTo(file);

    ModelCard card = ModelCard.of(file).orElseThrow();
    assertEquals(form, card.data());
    assertEquals(List.of("ash", "oak"), card.data().classes());
    assertEquals(2, card.data().samples().means().get(0), 1e-9);
    Dataset asked = data.readToPredict(Optional.of(card.data()));
    assertEquals(training.size(), asked.size());
    if (name.endsWith(".keras")) { // which the entry beside its own does not disturb
      Network read = KerasFile.read(file).create(training.sampleShape(), 2);
      assertArrayEquals(model.snapshot().values().get(0), read.snapshot().values().get(0));
    }
  }
}
