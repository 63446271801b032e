package io.github.rangefinder.finder.report.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.finder.browser.Browser;
import io.github.rangefinder.finder.report.page.Page;
import io.github.rangefinder.finder.report.page.Paragraph;
import io.github.rangefinder.finder.report.page.Section;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page of a run as it grows before somebody's eyes. */
@Tag("browser")
class LivePageInBrowserIT {
  private static final String POINTS = "plots.get('plot-loss').data.series[0].x.length";

  private Browser browser;
  private LivePage live;

  @BeforeEach
  void open() throws IOException {
    browser = Browser.start();
    live = LivePage.open(0, LivePageTest.first());
    browser.open(live.address());
  }

  @AfterEach
  void close() throws IOException {
    if (live != null) {
      live.close();
    }
    if (browser != null) {
      browser.close();
    }
  }

  private void points(int from, int to) {
    for (int i = from; i < to; i++) {
      live.row("loss", "adam", 1e-4 * Math.pow(10, i / 50.0), 2.3 - i / 200.0);
    }
  }

  private double highest() {
    return browser.<Number>eval("plots.get('plot-loss').plot.scales.x.max").doubleValue();
  }

  @Test
  void theCurveGrowsSurvivesAReloadAndBecomesTheReport() {
    points(0, 50);
    live.status("adam: 50 of 200");
    browser.await(POINTS + " === 50");
    browser.await("document.querySelector('.status').textContent === 'adam: 50 of 200'");
    browser.await("plots.get('plot-loss').plot.scales.x.max < 0.0012");
    points(50, 150);
    browser.await(POINTS + " === 150");
    browser.await("plots.get('plot-loss').plot.scales.x.max > 0.09");

    browser.reload();
    browser.await(POINTS + " === 150");
    points(150, 200);
    browser.await(POINTS + " === 200");
    browser.await("plots.get('plot-loss').plot.scales.x.max > 0.9");
    assertTrue(highest() < 1.1, "up to " + highest());
    browser.expectQuiet(live.address().toString(), "data:");

    live.show(
        new Page("Done", "", List.of(Section.of("Answer", new Paragraph("It is <b>0.01</b>.")))));
    live.end("Done after 200 iterations.");
    browser.await("document.querySelector('.status').textContent.startsWith('Done')");
    assertEquals("Done", browser.find("h1").getText());
    assertEquals("It is <b>0.01</b>.", browser.find("section p").getText());
    browser.expectQuiet(live.address().toString(), "data:");
  }

  @Test
  void aZoomStaysWhileTheCurveGrows() {
    points(0, 100);
    browser.await(POINTS + " === 100");
    browser.find("#plot-loss .zoom-in").click();
    double zoomed = highest();
    points(100, 200);
    browser.await(POINTS + " === 200");
    assertEquals(zoomed, highest());
  }

  @Test
  void aRunThatWasKilledIsSaid() {
    points(0, 10);
    browser.await(POINTS + " === 10");
    live.close();
    browser.await("document.querySelector('.status').textContent === 'The run was broken off.'");
  }
}
