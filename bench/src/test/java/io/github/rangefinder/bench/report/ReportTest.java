package io.github.rangefinder.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReportTest {
  @Test
  void columnsAreAsWideAsTheirWidestCell() {
    TextTable table = new TextTable("name", "value");
    table.row("a long name", "1");
    table.row("b", "123456");
    assertEquals(
        List.of("name          value", "a long name       1", "b            123456"),
        table.toString().lines().toList());
  }

  @Test
  void scoresComeFromTheCsvOfJmh() {
    String header =
        "\"Benchmark\",\"Mode\",\"Threads\",\"Samples\",\"Score\",\"Score Error (99.9%)\",\"Unit\","
            + "\"Param: layer\"";
    String row = "\"some.pack.age.Matrix.product\",\"thrpt\",1,5,%s,NaN,\"ops/s\",37x53x29";
    String counter =
        "\"some.pack.age.Matrix.product:gflop\",\"thrpt\",1,5,7,NaN,\"ops/s\",37x53x29";
    JmhScores scores = new JmhScores();
    for (String score : List.of("100.0", "400.0", "200.0")) {
      scores.add(List.of(header, row.formatted(score), counter));
    }
    String name = "Matrix.product 37x53x29";
    assertEquals(Set.of(name), scores.benchmarks());
    assertEquals(200, scores.median(name));
    assertEquals(400, scores.best(name));
    assertEquals(4, scores.spread(name));
  }
}
