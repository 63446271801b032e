package io.github.rangefinder.finder.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
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
import org.junit.jupiter.api.Test;
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
    assertEquals(List.of("ash", "oak"), card.data().answers().classes());
    assertEquals(2, card.data().inputs().moments().means().get(0), 1e-9);
    Dataset asked = data.readToPredict(Optional.of(card.data()));
    assertEquals(training.size(), asked.size());
    if (name.endsWith(".keras")) { // which the entry beside its own does not disturb
      Network read = KerasFile.read(file).create(training.sampleShape(), 2);
      assertArrayEquals(model.snapshot().values().get(0), read.snapshot().values().get(0));
    }
  }

  /** What earlier releases wrote and read: one list of names, without those that have no value. */
  @Test
  void theCardKeepsItsNames() {
    SampleForm form =
        new SampleForm(
            "photos",
            null,
            new SampleForm.Inputs(List.of(8, 8, 1), null, true),
            new SampleForm.Answers(false, 2, List.of("ash", "oak"), null));
    JsonObject json =
        JsonParser.parseString(ModelCardJson.write(new ModelCard("0.1.0", "dense", form)))
            .getAsJsonObject();
    assertEquals(List.of("version", "model", "data"), List.copyOf(json.keySet()));
    assertEquals(
        "{\"place\":\"photos\",\"shape\":[8,8,1],\"regression\":false,\"outputs\":2,"
            + "\"classes\":[\"ash\",\"oak\"],\"rawPixels\":true}",
        json.get("data").toString());
  }
}
