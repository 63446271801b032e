package io.github.rangefinder.finder.report.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.finder.rangetest.SyntheticLosses;
import io.github.rangefinder.finder.report.SampleReports;
import io.github.rangefinder.finder.run.Provenance;
import io.github.rangefinder.finder.run.SettingValues;
import io.github.rangefinder.finder.run.find.Compared;
import io.github.rangefinder.finder.run.find.RangeTestReport;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static RangeTestReport momenta(String longest) {
    Map<String, DoubleUnaryOperator> losses = new LinkedHashMap<>();
    losses.put("sgd(momentum=0.9)", SyntheticLosses.sgd());
    losses.put(longest, rate -> SyntheticLosses.adam().applyAsDouble(rate));
    losses.put("sgd", rate -> 2.3);
    return SampleReports.of(losses, SyntheticLosses.settings(400));
  }

  @Test
  void everyTestHasALine() {
    String text = Comparison.text(momenta("sgd(momentum=0.99)"), Set.of(Compared.MOMENTUM));
    List<String> lines = text.lines().toList();
    assertEquals(
        "                    suggested   lowest       at  blew up        time", lines.get(0));
    assertTrue(lines.get(1).startsWith("sgd(momentum=0.9)        0.1"), lines.get(1));
    assertTrue(lines.get(1).endsWith("    1.0        -        41 s"), lines.get(1));
    assertTrue(
        lines.get(2).matches("sgd\\(momentum=0.99\\) +1\\..e-3 +0.05\\d\\d +4..e-3 +0.01\\d +41 s"),
        lines.get(2));
    assertTrue(lines.get(3).startsWith("sgd                      none     2.30"), lines.get(3));
  }

  @Test
  void fitsATerminalAlsoWithALongName() {
    String name = "sgd(momentum=0.99,nesterov=true,weight-decay=0.0001)";
    String text = Comparison.text(momenta(name), EnumSet.allOf(Compared.class));
    assertEquals(List.of(), text.lines().filter(line -> line.length() > 80).toList());
    assertTrue(text.contains("\n" + name + "\n "), text);
  }

  @Test
  void givesSmithsAdviceOnWhatIsComparedAndOnNothingElse() {
    RangeTestReport report = momenta("sgd(momentum=0.99)");
    for (Compared one : Compared.values()) {
      String text = Comparison.text(report, Set.of(one));
      assertTrue(text.contains("Smith (2018)"), text);
      assertEquals(one == Compared.MOMENTUM, text.contains("Momentum:"), text);
      assertEquals(one == Compared.WEIGHT_DECAY, text.contains("Weight decay:"), text);
      assertEquals(one == Compared.BATCH_SIZE, text.contains("Batch size:"), text);
    }
    assertEquals("", Comparison.text(report, Set.of()));
  }

  @Test
  void lossesDoNotSayWhichBatchSizeDidBetter() {
    RangeTestReport report = SampleReports.article(300);
    assertTrue(Answer.text(report).contains("did better"));
    Map<String, Object> settings = new LinkedHashMap<>(report.provenance().settings().values());
    settings.put("batchSize", List.of(32, 250));
    RangeTestReport sizes =
        new RangeTestReport(
            new Provenance(
                report.provenance().version(),
                new SettingValues(settings),
                report.provenance().environment()),
            report.results());
    assertFalse(Answer.text(sizes).contains("did better"));
  }
}
