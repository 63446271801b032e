package io.github.rangefinder.engine.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ParameterChunksTest {
  private static final List<Parameter> PARAMETERS =
      List.of(
          new Parameter("large", new Tensor(Shape.of(100, 500))),
          new Parameter("small", new Tensor(Shape.of(7))),
          new Parameter("exact", new Tensor(Shape.of(2 * ParameterChunks.LENGTH))));

  private final ParameterChunks chunks = new ParameterChunks(PARAMETERS);

  @Test
  void everyWeightIsInOneChunk() {
    int[][] seen = new int[PARAMETERS.size()][];
    for (int i = 0; i < seen.length; i++) {
      seen[i] = new int[PARAMETERS.get(i).data().shape().size()];
    }
    for (int i = 0; i < chunks.count(); i++) {
      ParameterChunks.Chunk chunk = chunks.get(i);
      assertTrue(chunk.length() <= ParameterChunks.LENGTH);
      for (int j = 0; j < chunk.length(); j++) {
        seen[chunk.index()][chunk.offset() + j]++;
      }
    }
    for (int[] weights : seen) {
      for (int times : weights) {
        assertEquals(1, times);
      }
    }
  }

  @Test
  void theFirstHalfOfTheChunksIsTheFirstHalfOfEveryParameter() {
    int ofExact = 0;
    int ofLarge = 0;
    for (int i = 0; i < chunks.count() / 2; i++) {
      ParameterChunks.Chunk chunk = chunks.get(i);
      ofExact += chunk.index() == 2 ? chunk.length() : 0;
      ofLarge += chunk.index() == 0 ? chunk.length() : 0;
    }
    assertEquals(ParameterChunks.LENGTH, ofExact);
    assertEquals(25_000, ofLarge, ParameterChunks.LENGTH);
  }
}
