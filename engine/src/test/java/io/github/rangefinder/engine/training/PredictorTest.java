package io.github.rangefinder.engine.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.rangefinder.engine.TestSeed;
import io.github.rangefinder.engine.data.FloatDataset;
import io.github.rangefinder.engine.data.FloatRows;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.layer.Dropout;
import io.github.rangefinder.engine.layer.Softmax;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestSeed.class)
class PredictorTest {
  private static final int N = 7;
  private static final Shape ROW = Shape.of(4);

  private final float[] x = TestSeed.floats(TestSeed.random(), N * 4);
  private final FloatDataset data =
      new FloatDataset(ROW, FloatRows.of(x, 4), new Labels(new int[N], 3));

  private static Predictor predictor(Network network) {
    return new Predictor(network, 3, new Workers(1)); // the last batch is smaller
  }

  @Test
  void outputsAreWhatTheNetworkComputesAndProbabilitiesTheirSoftmax() {
    Network logits = Network.sequential(ROW, List.of(new Dropout(0.5), new Dense(3)), 1);
    Network whole =
        Network.sequential(ROW, List.of(new Dropout(0.5), new Dense(3), new Softmax()), 1);
    float[] kernel = logits.parameters().get(0).data().data();
    Tensor outputs = predictor(logits).outputs(data);
    assertEquals(Shape.of(N, 3), outputs.shape());
    for (int i = 0; i < N; i++) {
      double[] row = new double[3];
      double sum = 0;
      for (int j = 0; j < 3; j++) {
        for (int k = 0; k < 4; k++) {
          row[j] += (double) x[4 * i + k] * kernel[3 * k + j];
        }
        assertEquals(row[j], outputs.data()[3 * i + j], 1e-6);
        sum += Math.exp(row[j]);
      }
      for (int j = 0; j < 3; j++) {
        double expected = Math.exp(row[j]) / sum;
        assertEquals(expected, predictor(logits).probabilities(data).data()[3 * i + j], 1e-6);
      }
    }
    assertArrayEquals(
        predictor(logits).probabilities(data).data(), predictor(whole).outputs(data).data());
    assertArrayEquals(
        predictor(whole).outputs(data).data(), predictor(whole).probabilities(data).data());
  }

  @Test
  void samplesOfAnotherShapeAreRefused() {
    Network network = Network.sequential(Shape.of(5), List.of(new Dense(3)), 1);
    assertThrows(IllegalArgumentException.class, () -> predictor(network).outputs(data));
  }
}
