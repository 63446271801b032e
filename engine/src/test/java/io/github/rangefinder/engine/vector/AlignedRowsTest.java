package io.github.rangefinder.engine.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.backend.NeedsVectorKernels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NeedsVectorKernels
class AlignedRowsTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 16, 1023, 1024, 1030, 5000})
  void rowsHaveRoomWhereverTheyBeginAndStayThereForAWhile(int size) {
    AlignedRows rows = new AlignedRows(size);
    for (int i = 0; i < 3; i++) {
      int start = rows.start();

      assertTrue(start >= 0 && start % 2 == 0, "start " + start);
      assertTrue(start + size <= rows.values.length, "start " + start);
      assertEquals(start, rows.start());
    }
  }
}
