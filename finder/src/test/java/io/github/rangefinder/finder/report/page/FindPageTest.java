package io.github.rangefinder.finder.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.finder.report.SampleReports;
import io.github.rangefinder.finder.run.Provenance;
import io.github.rangefinder.finder.run.SettingValues;
import io.github.rangefinder.finder.run.find.RangeTestReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the page of range tests says, and in which order. */
class FindPageTest {
  /** A report with what a command adds to the settings. */
  static RangeTestReport with(RangeTestReport report, Map<String, Object> more) {
    Map<String, Object> settings = new LinkedHashMap<>(report.provenance().settings().values());
    settings.putAll(more);
    return new RangeTestReport(
        new Provenance(
            report.provenance().version(),
            new SettingValues(settings),
            report.provenance().environment()),
        report.results());
  }

  private static List<String> headings(Page page) {
    return page.sections().stream().map(Section::heading).toList();
  }

  @Test
  void theAnswerComesFirst() {
    Page page =
        FindPage.of(with(SampleReports.verified(200), Map.of("command", "java -jar finder.jar")));
    assertEquals(
        List.of(
            "Answer",
            "Curves",
            "Rules",
            "Verification",
            "Tests",
            "Data",
            "Model",
            "Settings",
            "Environment",
            "Once more"),
        headings(page));
    assertFalse(headings(FindPage.of(SampleReports.article(200))).contains("Verification"));
  }

  @Test
  void theCardsSayTheRateTheVerdictAndWhy() {
    RangeTestReport report = SampleReports.verified(200);
    String content = FindPage.of(report).content();
    for (var result : report.results()) {
      String card = content.substring(content.indexOf("<h3>" + result.optimizer() + "</h3>"));
      card = card.substring(0, card.indexOf("</article>"));
      assertTrue(card.contains(result.suggestion().verdict().label()), card);
      assertTrue(card.contains(result.suggestion().reason().replace("'", "&#39;")), card);
      assertTrue(card.contains("the curve of one test, and 5 trainings around it"), card);
    }
    assertTrue(content.contains("did better"), "the conclusion is missing");
  }

  @Test
  void classesAndHowManyOfEachAreThereAndTheirNamesAreNoMarkup() {
    String content =
        FindPage.of(
                with(
                    SampleReports.article(100),
                    Map.of(
                        "classes", List.of("cat", "<i>dog</i>"), "classCounts", List.of(30, 10))))
            .content();
    assertTrue(content.contains("cat</th><td>30</td><td>75.00 %</td>"), content);
    assertTrue(content.contains("&lt;i&gt;dog&lt;/i&gt;</th><td>10</td>"), content);
  }

  @Test
  void theCurvesHaveEveryColumnAndAMarkForEachRule() {
    String content = FindPage.of(SampleReports.repeated(100, 3)).content();
    assertTrue(content.contains("\"tenth of the repeats below\""), "no band");
    assertTrue(content.contains("\"smoothed loss\""), "no smoothed loss");
    assertTrue(content.contains("\"layer\":\"suggested\""), "no suggestion is marked");
    assertTrue(content.contains("\"layer\":\"rangefinder\""), "no rule is marked");
    assertTrue(content.contains("(3 of 3, "), "no spread of the rules");
  }

  @Test
  void ratesAmongTheSettingsHaveNoMoreDigitsThanAnybodyReads() {
    String content =
        FindPage.of(
                with(
                    SampleReports.article(100),
                    Map.of("startLr", 9.999999747378752e-5, "endLr", 1.0, "stopFactor", 4.5)))
            .content();
    assertTrue(content.contains("<dt>start lr</dt><dd>1e-4</dd>"), content);
    assertTrue(content.contains("<dt>end lr</dt><dd>1</dd>"), content);
    assertTrue(content.contains("<dt>stop factor</dt><dd>4.5</dd>"), content);
  }
}
