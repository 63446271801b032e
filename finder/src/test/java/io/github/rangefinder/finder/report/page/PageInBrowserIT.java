package io.github.rangefinder.finder.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.finder.browser.Browser;
import io.github.rangefinder.finder.report.SampleReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The page as a person meets it: in a browser, with mouse and keyboard, wide and narrow. */
@Tag("browser")
class PageInBrowserIT {
  private static Browser browser;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws IOException {
    browser = Browser.start();
  }

  @AfterAll
  static void stop() throws IOException {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void article() throws IOException {
    browser.look(1200, 900, false);
    open(SamplePages.article());
  }

  @AfterEach
  void nothingWasComplainedOfAndNothingAskedFor() {
    browser.expectQuiet("file:", "data:");
  }

  private void open(Page page) throws IOException {
    Path file = folder.resolve("report.html");
    Files.writeString(file, PageFile.html(page));
    browser.open(file.toUri());
  }

  private static WebElement curve() {
    return browser.find("#plot-loss .u-over");
  }

  /** How many pixels of the curve's canvas look like a colour of the style sheet. */
  private static long pixels(String color) {
    return browser.eval(
        """
        (() => {
          const canvas = document.querySelector('#plot-loss canvas');
          const hex = getComputedStyle(document.documentElement).getPropertyValue('--%s').trim();
          const want = [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16));
          const copy = new OffscreenCanvas(canvas.width, canvas.height)
              .getContext('2d', {willReadFrequently: true});
          copy.drawImage(canvas, 0, 0);
          const all = copy.getImageData(0, 0, canvas.width, canvas.height).data;
          let count = 0;
          for (let i = 0; i < all.length; i += 4) {
            count += all[i + 3] > 200 && want.every((part, c) => Math.abs(all[i + c] - part) < 8);
          }
          return count;
        })()"""
            .formatted(color));
  }

  /** The plot is drawn anew when the browser has told of another width or other colours. */
  private static void awaitPixels(String color, int atLeast) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (pixels(color) <= atLeast) {
      assertTrue(System.nanoTime() < deadline, color + ": " + pixels(color) + " pixels");
    }
  }

  private static List<String> tip() {
    return browser.texts("#plot-loss .plot-tip tr");
  }

  @Test
  void bothCurvesAreDrawn() {
    assertTrue(pixels("c0") > 500, "pixels of the first curve: " + pixels("c0"));
    assertTrue(pixels("c1") > 500, "pixels of the second curve: " + pixels("c1"));
  }

  @Test
  void hoveringShowsRateLossSmoothedLossAndDelta() {
    new Actions(browser.driver()).moveToElement(curve(), 0, 0).perform();
    assertEquals(3, tip().size(), () -> tip().toString());
    assertEquals("learning rate loss smoothed loss loss delta", tip().get(0));
    assertTrue(
        tip().get(1).matches("sgd 0\\.0[01]\\d* 2\\.\\d+ 2\\.\\d+ -?[\\d.e-]+"), tip().get(1));
    assertTrue(tip().get(2).startsWith("adam "), tip().get(2));
  }

  @Test
  void onAPhoneAFingerReadsThePointsAndTheirNumbersStayOnThePage() {
    browser.look(400, 900, false);
    browser.await("document.querySelector('#plot-loss canvas').clientWidth <= 400");
    browser.eval(
        """
        (() => {
          const over = document.querySelector('#plot-loss .u-over');
          const {left, top, width} = over.getBoundingClientRect();
          over.dispatchEvent(new PointerEvent('pointermove', {
            pointerType: 'touch', bubbles: true, clientX: left + width - 5, clientY: top + 20}));
        })()""");
    assertEquals(
        List.of("learning rate", "loss", "smoothed loss", "loss delta"),
        browser.texts("#plot-loss .plot-tip tbody th"));
    double right =
        browser
            .<Number>eval(
                "document.querySelector('#plot-loss .plot-tip').getBoundingClientRect().right")
            .doubleValue();
    assertTrue(right <= 400, right + " pixels");
  }

  @Test
  void draggingZoomsAndTheButtonShowsEverythingAgain() {
    double whole = browser.<Number>eval("plots.get('plot-loss').plot.scales.x.max").doubleValue();
    new Actions(browser.driver())
        .moveToElement(curve(), -200, 0)
        .clickAndHold()
        .moveByOffset(150, 20)
        .release()
        .perform();
    double zoomed = browser.<Number>eval("plots.get('plot-loss').plot.scales.x.max").doubleValue();
    assertTrue(zoomed < whole / 5, zoomed + " of " + whole);
    browser.find("#plot-loss .show-all").click();
    assertEquals(
        whole, browser.<Number>eval("plots.get('plot-loss').plot.scales.x.max").doubleValue());
  }

  @Test
  void theLegendSwitchesACurveOffAndOn() {
    WebElement adam = browser.find("#plot-loss .plot-controls button:nth-of-type(2)");
    long drawn = pixels("c1");
    adam.click();
    assertEquals("false", adam.getAttribute("aria-pressed"));
    assertTrue(pixels("c1") < drawn / 20, "pixels of adam that is off: " + pixels("c1"));
    adam.sendKeys(Keys.SPACE);
    assertEquals("true", adam.getAttribute("aria-pressed"));
    assertEquals(drawn, pixels("c1"));
  }

  @Test
  void aRulesMarksCanBeSwitchedOn() {
    assertEquals(List.of("suggested", "fastai-valley"), browser.texts("#plot-loss .marks label"));
    long before = pixels("c0");
    browser.find("#plot-loss .marks label:nth-of-type(2) input").click();
    assertTrue(pixels("c0") > before + 100, before + " pixels before, then " + pixels("c0"));
  }

  @Test
  void theLossAxisCanBeLogarithmic() {
    WebElement button = browser.find("#plot-loss .scale");
    assertEquals("Log loss", button.getText());
    button.click();
    assertEquals("Linear loss", button.getText());
    assertEquals(3L, browser.<Long>eval("plots.get('plot-loss').plot.scales.y.distr"));
    assertTrue(pixels("c0") > 500, "pixels of the first curve: " + pixels("c0"));
  }

  @Test
  void theKeyboardReadsThePointsAndZooms() {
    WebElement area = browser.find("#plot-loss .plot-area");
    area.sendKeys(Keys.HOME, Keys.ARROW_RIGHT);
    String spoken = browser.eval("document.querySelector('#plot-loss .plot-spoken').textContent");
    assertTrue(spoken.startsWith("sgd: learning rate 1.02e-4, loss 2."), spoken);
    assertTrue(spoken.contains("; adam: learning rate 1.02e-4, loss "), spoken);
    area.sendKeys("+");
    assertNotNull(browser.<Object>eval("plots.get('plot-loss').zoom"));
    area.sendKeys(Keys.ESCAPE);
    assertNull(browser.<Object>eval("plots.get('plot-loss').zoom"));
  }

  @ParameterizedTest
  @CsvSource({"1200,false", "1200,true", "400,false", "400,true"})
  void nothingSticksOutOfThePage(int width, boolean dark) {
    browser.look(width, 900, dark);
    browser.await("document.querySelector('#plot-loss canvas').clientWidth <= " + width);
    long content = browser.<Long>eval("document.documentElement.scrollWidth");
    assertTrue(content <= width, content + " pixels of content in " + width);
    awaitPixels("c0", 300);
  }

  @Test
  void whatIsPrintedIsLightAlsoInTheDark() {
    browser.look(1200, 900, true);
    String dark = browser.eval("getComputedStyle(document.body).backgroundColor");
    browser.eval("dispatchEvent(new Event('beforeprint'))");
    assertEquals(
        "rgb(255, 255, 255)", browser.eval("getComputedStyle(document.body).backgroundColor"));
    assertTrue(pixels("c0") > 500, "pixels of the first curve: " + pixels("c0"));
    browser.eval("dispatchEvent(new Event('afterprint'))");
    assertEquals(dark, browser.eval("getComputedStyle(document.body).backgroundColor"));
  }

  @Test
  void thePagesOfRangeTestsShowAllTheirPlots() throws IOException {
    browser.look(400, 900, false);
    open(FindPage.of(SampleReports.verified(300)));
    assertEquals(
        List.of("plot-loss", "plot-loss-delta", "plot-verification"),
        browser.<Object>eval("[...plots.keys()]"));
    assertTrue(pixels("c0") > 300, "pixels of the first curve: " + pixels("c0"));
    long content = browser.<Long>eval("document.documentElement.scrollWidth");
    assertTrue(content <= 400, content + " pixels of content in 400");
    open(FindPage.of(SampleReports.repeated(300, 4)));
    assertTrue(pixels("c0") > 300, "pixels of the first curve: " + pixels("c0"));
  }

  @Test
  void namesAreNoMarkup() throws IOException {
    open(SamplePages.page(SamplePages.EVIL, "</style><script>document.title='owned'</script>"));
    assertEquals("A learning rate for " + SamplePages.EVIL, browser.driver().getTitle());
    assertEquals(0L, browser.<Long>eval("document.querySelectorAll('img, b').length"));
    assertEquals(SamplePages.EVIL, browser.find("#plot-loss .plot-controls button").getText());
    new Actions(browser.driver()).moveToElement(curve(), 0, 0).perform();
    assertTrue(tip().get(1).startsWith("</script><img"), tip().get(1));
  }

  @Test
  void aScriptThatSlippedInWouldNotRun() {
    browser.eval(
        "document.body.appendChild(Object.assign(document.createElement('script'),"
            + " {textContent: 'window.owned = true'}))");
    assertFalse(browser.<Boolean>eval("'owned' in window"));
    browser.driver().manage().logs().get("browser"); // the refusal, which is what was wanted
  }
}
