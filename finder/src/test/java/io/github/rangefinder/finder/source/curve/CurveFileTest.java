package io.github.rangefinder.finder.source.curve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.data.numpy.NumpyArchiveWriter;
import io.github.rangefinder.engine.tensor.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurveFileTest {
  @TempDir private Path folder;

  private List<RecordedCurve> read(String name, String text) throws IOException {
    return CurveFile.read(Files.writeString(folder.resolve(name), text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"lr\": [0.001, 0.01, 0.1], \"loss\": [2.5, 1.5, 3]}", // torch-lr-finder, Lightning
        "{\"lrs\": [0.001, 0.01, 0.1], \"losses\": [2.5, 1.5, 3]}", // fastai
        "{\"results\": {\"loss\": [2.5, 1.5, 3], \"lr\": [0.001, 0.01, 0.1]}, \"mode\": \"exp\"}",
        "[{\"lr\": 0.001, \"loss\": 2.5}, {\"lr\": 0.01, \"loss\": 1.5}, {\"lr\": 0.1, \"loss\": 3}]",
        "{\"lr\": {\"0\": 0.001, \"1\": 0.01, \"2\": 0.1}, \"loss\": {\"0\": 2.5, \"1\": 1.5, \"2\": 3}}",
        "lr,loss\n0.001,2.5\n0.01,1.5\n0.1,3\n",
        "step,Loss,Learning Rate\n0,2.5,0.001\n1,1.5,0.01\n2,3,0.1\n",
        "0.001,2.5\n0.01,1.5\n0.1,3",
        "学习率,损失\n0.001,2.5\n0.01,1.5\n0.1,3\n",
        "lr,loss\n0.1%,2.5\n1 %,1.5\n10%,3\n",
        "lrs = [1e-3, 1e-2,\n 0.1]\nself.losses = [2.5, 1.5, 3.0]\n", // Python
        "name,a,b\nx,0.001,2.5\ny,0.01,1.5\nz,0.1,3\n",
        "lr;loss\n0,001;2,5\n0,01;1,5\n0,1;3\n",
        "\uFEFFlr\tloss\r\n1e-3\t2.5\r\n1e-2\t1.5\r\n\r\n1e-1\t3\r\n",
        "1.0e-03 2.5e+00\n1.0e-02 1.5e+00\n1.0e-01 3.0e+00\n", // numpy.savetxt
        "# loss lr\n2.5   1e-3\n1.5   1e-2\n# half way\n3     1e-1\n",
        "# lr,loss\n1e-3,2.5\n1e-2,1.5\n1e-1,3\n",
        "# written by hand\n1e-3,2.5\n1e-2,1.5\n1e-1,3\n",
        ",0,1\n0,0.001,2.5\n1,0.01,1.5\n2,0.1,3\n", // pandas without names
        "Step,train/loss,optimizer/lr\n1,2.5,0.001\n2,1.5,0.01\n3,3,0.1\n",
        "Wall time,Step,lr,Value\n9.5,1,0.001,2.5\n9.6,2,0.01,1.5\n9.7,3,0.1,3\n",
        "lr,val_loss,smoothed_loss,train_loss_step\n1e-3,7,2,2.5\n1e-2,7,2,1.5\n1e-1,7,2,3\n",
        "epoch,lr-SGD,step,loss\n,1e-3,0,\n0,,0,2.5\n,1e-2,1,\n0,,1,1.5\n,1e-1,2,\n0,,2,3\n",
        "Step,lr,loss\n0,1e-3,2.5\n1,2e-3,\n2,1e-2,1.5\n3,2e-2,\n4,1e-1,3\n", // now and then
        "lr,loss\n0,9\n0,9\n1e-3,2.5\n1e-2,1.5\n1e-1,3\n,\n,\n",
        "lr,loss\n1e-3,tensor(2.5)\n1e-2,\"tensor(1.5, device='cuda:0')\"\n1e-1,np.float64(3.0)\n",
        "lr\tloss\n\u001b[32m1e\u22123\u001b[0m\t2.5\n1e\u22122\t1.5\n1e\u22121\t3\n",
        "lr loss\n1e-3, 2.5\n1e-2, 1.5\n1e-1, 3\n",
        "0,001 2,5\n0,01 1,5\n0,1 3\n",
        "lr,loss\n\"0,001\",\"2,500\"\n\"0,01\",\"1,500\"\n\"0,1\",\"3,000\"\n",
        "{\"lr\": [\"1e-3\", \"np.float64(0.01)\", 0.1], \"loss\": [\"2.5\", \"1.5\", \"tensor(3.)\"]}",
        "INFO start\nlr=1e-3, loss=2.5,\nlr=1e-2, loss=tensor(1.5, device='cuda:0')\nlr=0.1, loss=3\nlr: done\n",
        "1/3 - acc: 0.1 - loss: 2.5 - learning_rate: 1e-3\n2/3 - acc: 0.1 - loss: 1.5 - learning_rate: 0.01\n"
            + "3/3 - acc: 0.1 - loss: 3 - learning_rate: 0.1\n",
        "lr=1e-3,loss=2.5\nlr=1e-2,loss=1.5\nlr=1e-1,loss=3\n",
        "iter 1 lr 1e-3 train loss 2.5\niter 2 lr 1e-2 train loss 1.5\niter 3 lr .1 train loss 3\n",
        "train: loss=2.5 lr=1e-3\ntrain: loss=1.5 lr=1e-2\nfit: loss=3 lr=1e-1\n",
        "[2024-01-31 10:00:00] lr: 1e-3 | loss: 2.5\n[2024-01-31 10:00:01] lr: 1e-2 | loss: 1.5\n"
            + "[2024-01-31 10:00:02] lr: 1e-1 | loss: 3\n",
        "[INFO] lr 1e-3 loss 2.5\n[INFO] lr 1e-2 loss 1.5\n[INFO] lr 1e-1 loss 3\n",
        "0,1e-3,2.5\n1,1e-2,1.5\n2,1e-1,3\n", // steps without a name
        "[[0.001, 0.01, 0.1], [2.5, 1.5, 3]]",
        "[[0.001, 2.5], [0.01, 1.5], [0.1, 3]]",
        "{\"lr\": 0.001, \"loss\": 2.5}\n{\"lr\": 0.01, \"loss\": 1.5}\n{\"eval_loss\": 7}\n{\"lr\": 0.1, \"loss\": 3}\n",
        "{\"epoch\": 1, \"log_history\": [{\"learning_rate\": 0.001, \"loss\": 2.5}, {\"eval_loss\": 7},"
            + " {\"learning_rate\": 0.01, \"loss\": 1.5}, {\"learning_rate\": 0.1, \"loss\": 3}]}"
      })
  void readsWhatOtherProgramsWrite(String text) throws IOException {
    RecordedCurve curve = read("curve", text).get(0);
    assertEquals("", curve.name());
    assertArrayEquals(new double[] {0.001, 0.01, 0.1}, curve.learningRates());
    assertArrayEquals(new double[] {2.5, 1.5, 3}, curve.losses());
  }

  @Test
  void saysWhichOfSeveralLossesItTook() throws IOException {
    Path several =
        Files.writeString(folder.resolve("a.csv"), "lr,val_loss,train_loss\n1e-3,7,2\n1e-2,8,3\n");
    assertEquals(Optional.of("train_loss, not val_loss"), CurveFile.read(several).get(0).chosen());
    Path one = Files.writeString(folder.resolve("b.csv"), "lr,val_loss\n1e-3,7\n1e-2,8\n");
    assertEquals(Optional.empty(), CurveFile.read(one).get(0).chosen());
  }

  @Test
  void thousandsAreToldByTheOtherNumbers() throws IOException {
    String text = "lr loss\n1e-3 5,650.25\n1e-2 5,650\n1e-1 9,850.5\n";
    assertArrayEquals(new double[] {5650.25, 5650, 9850.5}, read("c", text).get(0).losses());
  }

  @Test
  void endsAtTheFirstLossThatIsNotFinite() throws IOException {
    RecordedCurve json = read("c.json", "{\"lr\": [1, 2, 3, 4], \"loss\": [1, 2, NaN, 4]}").get(0);
    assertArrayEquals(new double[] {1, 2, Double.NaN}, json.losses());
    RecordedCurve csv = read("c.csv", "lr,loss\n1,1\n2,inf\n3,4\n").get(0);
    assertArrayEquals(new double[] {1, Double.POSITIVE_INFINITY}, csv.losses());
    assertArrayEquals(
        new double[] {1, Double.NaN}, read("d.csv", "lr,loss\n1,1\n2,\n3,\n").get(0).losses());
  }

  /** The losses 2, 1.9, 1.8, … as Lightning smooths them, on its ladder of learning rates. */
  private static String lightning(boolean itsLadder) {
    List<Double> rates = new ArrayList<>();
    List<Double> losses = new ArrayList<>();
    double average = 0;
    for (int k = 0; k < 15; k++) {
      rates.add(1e-6 * Math.pow(10, k == 0 || !itsLadder ? k / 5.0 : (k + 1) / 5.0));
      average = 0.98 * average + 0.02 * (2 - 0.1 * k);
      losses.add(average / (1 - Math.pow(0.98, k + 2)));
    }
    return "{\"lr\": %s, \"loss\": %s}".formatted(rates, losses);
  }

  @Test
  void whatLightningSmoothedIsEachBatchsOwnLossAgain() throws IOException {
    double[] losses = read("results.json", lightning(true)).get(0).losses();
    for (int k = 0; k < losses.length; k++) {
      assertEquals(2 - 0.1 * k, losses[k], 1e-9);
    }
    // on another ladder such a rise is one
    assertEquals(2 * 0.02 / (1 - 0.98 * 0.98), read("b.json", lightning(false)).get(0).losses()[0]);
  }

  @Test
  void lossesOnItsLadderThatItDidNotSmoothStay() throws IOException {
    String rates = "1e-6, 4e-6, 8e-6, 16e-6, 32e-6, 64e-6, 128e-6, 256e-6, 512e-6, 1024e-6";
    String text =
        "{\"lr\": [" + rates + "], \"loss\": [2, 2.1, 2.2, 2, 2, 1.9, 1.8, 1.7, 1.6, 1.5]}";
    assertEquals(2.1, read("c.json", text).get(0).losses()[1]);
  }

  @Test
  void severalBatchesAtALearningRateCountAsTheirMean() throws IOException {
    RecordedCurve curve = read("c.csv", "lr,loss\n1,1\n1,2\n1,6\n2,4\n").get(0);
    assertArrayEquals(new double[] {1, 2}, curve.learningRates());
    assertArrayEquals(new double[] {3, 4}, curve.losses());
  }

  @Test
  void ourOwnFileHasAllItsTests() throws IOException {
    Files.writeString(
        folder.resolve("range-test.csv"),
        "optimizer,repeat,iteration,learning_rate,loss\n"
            + "sgd,0,0,1,5\nsgd,0,1,2,4\nadam,0,0,1,3\nadam,0,1,2,2\n");
    List<RecordedCurve> curves = read("range-test.json", "{}");
    assertEquals(List.of("sgd", "adam"), curves.stream().map(RecordedCurve::name).toList());
    assertArrayEquals(new double[] {3, 2}, curves.get(1).losses());
    assertEquals(2, CurveFile.read(folder).size(), "the folder of them");
  }

  /** Losses that do not count fully, and iterations that a test never came to. */
  @Test
  void ourOwnFileSaysHowItsTestsWent() throws IOException {
    Path csv =
        Files.writeString(
            folder.resolve("range-test.csv"),
            "optimizer,repeat,iteration,learning_rate,loss\n"
                + "sgd,0,0,1,5\nsgd,0,1,2,4\nsgd,0,2,3,9\nadam,0,0,1,3\nadam,0,1,2,2\n");
    String json =
        """
        {"settings": {"iterations": 8, "loss": "batch"}, "tests": [
          {"optimizer": "sgd", "repeat": 0, "iterations": 3, "stopReason": "diverged",
           "weights": [1, 0.2, 1]},
          {"optimizer": "adam", "repeat": 0, "iterations": %d, "stopReason": "completed"}]}""";
    Files.writeString(folder.resolve("range-test.json"), json.formatted(3));
    List<RecordedCurve> curves = CurveFile.read(csv);
    RecordedCurve.Circumstances sgd = curves.get(0).circumstances();
    assertEquals(8, sgd.planned());
    assertEquals(Optional.of("diverged"), sgd.stopReason());
    assertArrayEquals(new double[] {1, 0.2, 1}, sgd.weights());
    assertEquals(2, curves.get(1).circumstances().planned(), "it has another number of rows");
    Files.writeString(folder.resolve("range-test.json"), json.formatted(2).replace("0.2", "-1"));
    assertEquals(Optional.empty(), CurveFile.read(csv).get(0).circumstances().stopReason());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | it is empty",
        "{ | it is no JSON file",
        "{\"lr\": [1, 2]} | expected two lists, lr and loss",
        "{\"lr\": [1, 2], \"loss\": [1]} | it has 2 learning rates and 1 losses",
        "{\"lr\": [1, 2], \"loss\": [1, \"x\"]} | entry 2 of loss is \"x\", expected a number",
        "{\"lr\": [1, 2], \"loss\": 7} | expected loss to be a list of numbers",
        "{\"lr\": [], \"loss\": []} | it has no points",
        "{\"lr\": [2, 1], \"loss\": [1, 1]} | learning rate 2, 1.0, is below the one before, 2.0",
        "{\"lr\": [-1, 1], \"loss\": [1, 1]} | learning rate 1 is -1.0, expected a positive number; a log",
        "{\"lr\": [1, 0], \"loss\": [1, 1]} | learning rate 2 is 0.0, expected a positive number",
        "{\"lr\": [0, 0], \"loss\": [1, 1]} | it has no learning rate above 0",
        "[[1, 2, 3], [1, 2]] | it has 3 learning rates and 2 losses",
        "[[1, 2], [2, 3], [3]] | entry 3 has 1 numbers, expected a learning rate and a loss",
        "[{\"a\": 1}, {\"b\": 2}] | entry 1 has no lr or no loss, nor has another one both",
        "[1, 2] | expected two lists, lr and loss",
        "'lr,accuracy\n1,2\n2,3' | expected a learning rate and a loss in each row, found '1,2' under 'lr,acc",
        "'step,lr\n1,2\n2,3' | expected a learning rate and a loss in each row, found '1,2'",
        "'epoch,train_loss,valid_loss\n1,2.5,3\n2,2,3' | expected a learning rate and a loss in each row, f",
        "'1600000000123 2.5 0\n1600000000456 1.5 1\n1600000000789 3 2' | expected a learning rate and a",
        "{\"lr\": [1, 1], \"loss\": [1, 1]} | it has a single learning rate, 1.0",
        "'lr,loss' | it has no rows of numbers",
        "a,b | it has no rows of numbers",
        "'x,y\na,1' | expected a learning rate and a loss in each row, found 'a,1'",
        "'lr,loss\n1,2\n2,oops' | line 3: expected a number, found 'oops'",
        "'lr,loss\n1,2\n2,\"5,650\"' | line 3: expected a number, found '5,650', whose comma may",
        "'lr,loss\n1,2\n2' | line 3: expected 2 fields or more, found 1"
      })
  void saysInOneSentenceWhatIsWrong(String text, String sentence) {
    IOException e = assertThrows(IOException.class, () -> read("curve", text));
    String start = "cannot read " + folder.resolve("curve") + ": ";
    assertTrue(e.getMessage().startsWith(start + sentence), e::getMessage);
  }

  private Path archive(String name, Map<String, float[]> arrays) throws IOException {
    Path file = folder.resolve(name);
    try (NumpyArchiveWriter archive = new NumpyArchiveWriter(Files.newOutputStream(file))) {
      for (Map.Entry<String, float[]> array : arrays.entrySet()) {
        archive.add(array.getKey(), Shape.of(array.getValue().length), array.getValue());
      }
    }
    return file;
  }

  @Test
  void readsTheArraysOfAnArchive() throws IOException {
    float[] rates = {0.125f, 0.25f, 0.5f};
    float[] losses = {2.5f, 1.5f, 3};
    Path file = archive("curve.npz", Map.of("lrs", rates, "losses", losses, "step", rates));
    RecordedCurve curve = CurveFile.read(file).get(0);
    assertArrayEquals(new double[] {0.125, 0.25, 0.5}, curve.learningRates());
    assertArrayEquals(new double[] {2.5, 1.5, 3}, curve.losses());
  }

  @Test
  void saysWhatAnArchiveLacks() throws IOException {
    Path file = archive("other.npz", Map.of("lr", new float[] {1, 2}));
    IOException e = assertThrows(IOException.class, () -> CurveFile.read(file));
    assertEquals(
        "cannot read " + file + ": expected two arrays, lr and loss, found lr", e.getMessage());
  }

  @Test
  void namesAFileThatIsNotThere() {
    IOException e =
        assertThrows(IOException.class, () -> CurveFile.read(folder.resolve("none.json")));
    assertTrue(e.getMessage().contains("none.json: there is no such file"), e::getMessage);
  }
}
