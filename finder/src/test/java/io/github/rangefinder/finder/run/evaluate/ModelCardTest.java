package io.github.rangefinder.finder.run.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.LearningTask;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.tensor.Tensor;
import io.github.rangefinder.finder.model.InitialWeights;
import io.github.rangefinder.finder.model.ModelChoice;
import io.github.rangefinder.finder.model.WeightsFile;
import io.github.rangefinder.finder.model.keras.KerasFile;
import io.github.rangefinder.finder.run.Release;
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
        new ModelChoice(LAYERS)
            .create(training, table.toString(), 1, new InitialWeights(null))
            .network();
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

  /** Words, dates, gaps and the order of classes come from the model: it can be sent alone. */
  @Test
  void aTableIsReadAsTheTrainingTableWasThatIsGone() throws IOException {
    StringBuilder rows = new StringBuilder("id,town,area,built,garden,price\n");
    for (int i = 0; i < 40; i++) {
      rows.append("h").append(i).append(i % 3 == 0 ? ",Ulm," : ",Bremen,");
      rows.append(i % 9 == 4 ? "" : "\"1." + (100 + i) + ",5\"").append(",1").append(i % 9);
      rows.append(".02.2020,").append(i % 2 == 0 ? "yes," : "no,");
      rows.append(i % 4 == 0 ? "dear\n" : "cheap\n");
    }
    Path table = Files.writeString(folder.resolve("houses.csv"), rows.toString());
    DataSettings data =
        new DataSettings(
            table.toString(), null, LearningTask.CLASSIFICATION, List.of(), null, null);
    Dataset training = data.readTraining();
    Path file = folder.resolve("model.npz");
    WeightsFile.write(
        file,
        new ModelChoice(LAYERS)
            .create(training, table.toString(), 1, new InitialWeights(null))
            .network());
    SampleForm form = SampleForm.of(data, training);
    new ModelCard(Release.NUMBER, LAYERS, form).attachTo(file);
    assertEquals(form, ModelCard.of(file).orElseThrow().data());
    Files.move(table, folder.resolve("sent.csv"));

    Optional<SampleForm> carried = ModelCard.of(file).map(ModelCard::data);
    DataSettings sent =
        new DataSettings(
            folder.resolve("sent.csv").toString(),
            null,
            LearningTask.CLASSIFICATION,
            List.of(),
            null,
            null);
    Dataset again = sent.readToEvaluate(carried);
    assertEquals(training.size(), again.size());
    for (int sample = 0; sample < training.size(); sample++) {
      assertArrayEquals(numbers(training, sample), numbers(again, sample), "sample " + sample);
    }
    Path few = folder.resolve("few.csv"); // other columns between, an unknown town, no label
    Files.writeString(few, "area,note,town,garden,built\n\"1.105,5\",x,Bonn,yes,15.02.2020\n");
    DataSettings asked =
        new DataSettings(few.toString(), null, LearningTask.CLASSIFICATION, List.of(), null, null);
    Dataset one = asked.readToPredict(carried);
    assertEquals(training.sampleShape(), one.sampleShape());
    DataSettings images =
        new DataSettings("mnist", null, LearningTask.CLASSIFICATION, List.of(), null, null);
    IOException e = assertThrows(IOException.class, () -> images.readToPredict(carried));
    assertEquals(
        "the samples of mnist have shape (28, 28, 1), but the model was trained on samples of shape"
            + " (7)",
        e.getMessage());
  }

  private static float[] numbers(Dataset data, int sample) {
    Tensor x = new Tensor(data.sampleShape().withBatch(1));
    data.read(sample, x, 0);
    return x.data();
  }

  /** What earlier releases wrote and read: one list of names, without those that have no value. */
  @Test
  void theCardKeepsItsNames() {
    SampleForm form =
        new SampleForm(
            "photos",
            null,
            new SampleForm.Inputs(List.of(8, 8, 1), null, true, null),
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
