package io.github.rangefinder.finder.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The page's text, without a browser. */
class PageTest {
  @Test
  void anOptionInASentenceIsNotBroken() {
    String html = new Html().paragraph("raise --end-lr, or --epochs. <b>").toString();
    assertEquals("<p>raise <code>--end-lr,</code> or <code>--epochs.</code> &lt;b&gt;</p>", html);
  }

  @Test
  void textsAndAttributesAreEscaped() {
    Html html = new Html().element("p", "a<b>&\"'", "title", "\"><script>");
    assertEquals(
        "<p title=\"&quot;&gt;&lt;script&gt;\">a&lt;b&gt;&amp;&quot;&#39;</p>", html.toString());
  }

  @Test
  void charactersThatHtmlDoesNotHaveAreReplaced() {
    assertEquals(
        "\uFFFD\uFFFD\uFFFD\tä\uD83D\uDE00",
        new Html().text("\0\u001B\uD800\tä\uD83D\uDE00").toString());
  }

  @Test
  void noTextOfAPageIsMarkup() {
    String html = PageFile.html(SamplePages.page(SamplePages.EVIL, "--><script>alert(1)</script>"));
    assertFalse(html.contains("<img"), "an image slipped in");
    assertFalse(html.contains("<script>alert"), "a script slipped in");
    assertFalse(html.contains("--><script"), "the end of a comment slipped in");
  }

  @Test
  void aPageNamesNoOtherAddressThanInItsLicence() {
    String html = PageFile.html(SamplePages.article());
    assertFalse(html.contains(" src="), "something is loaded");
    assertFalse(html.contains("url("), "a style loads something");
    assertTrue(html.contains("Copyright (c) 2022 Leon Sorokin"), "uPlot's licence is missing");
    assertTrue(html.contains("connect-src &#39;none&#39;"), "the page may connect");
  }

  @Test
  void theNumbersOfAPlotStandInATable() {
    Plot plot =
        new Plot(
            "loss",
            "Loss",
            new Axes(Axis.logarithmic("learning rate"), Axis.linear("loss")),
            List.of(
                new Series(
                    "adam",
                    new double[] {0.1, 0.001, 0.01},
                    Map.of("loss", new double[] {1e9, 2.25, Double.NaN}))),
            List.of(new Trace("loss", Trace.Style.LINE)));
    Html html = new Html();
    plot.write(html);
    String table = html.toString().substring(html.toString().indexOf("<tbody>"));
    assertEquals(
        "<tbody><tr><th scope=\"row\">0.001</th><td>2.25</td></tr>\n"
            + "<tr><th scope=\"row\">0.01</th><td></td></tr>\n"
            + "<tr><th scope=\"row\">0.1</th><td>1.0E9</td></tr>\n",
        table.substring(0, table.indexOf("</tbody>")));
  }

  @Test
  void aVeryLongLineKeepsWhatIsSeenOfIt() {
    double[] x = IntStream.range(0, 300_000).asDoubleStream().toArray();
    double[] loss = Arrays.stream(x).map(Math::sin).toArray();
    double[] looks = new double[x.length];
    Arrays.fill(looks, Double.NaN);
    looks[77_777] = 0.5;
    loss[123_456] = 9;
    Series series = new Series("adam", x, Map.of("loss", loss, "accuracy", looks));

    Series thin = series.thinned(List.of("loss", "accuracy"));

    assertTrue(thin.x().length < 2100, () -> thin.x().length + " points");
    int peak = Arrays.binarySearch(thin.x(), 123_456);
    assertEquals(9, thin.columns().get("loss")[peak]);
    int look = Arrays.binarySearch(thin.x(), 77_777);
    assertEquals(0.5, thin.columns().get("accuracy")[look]);
    assertEquals(loss[77_777], thin.columns().get("loss")[look]);
  }

  @Test
  void aShortLineKeepsItsPointsWithoutAHeightToo() {
    double[] nothing = {Double.NaN, Double.NaN};
    Series series = new Series("adam", new double[] {1, 2}, Map.of("loss", nothing));
    assertEquals(2, series.thinned(List.of("loss")).x().length);
  }

  @Test
  void aSeriesThatMissesAColumnIsRefused() {
    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new Plot(
                    "loss",
                    "Loss",
                    new Axes(Axis.linear("epoch"), Axis.linear("loss")),
                    List.of(Series.empty("adam", "loss")),
                    List.of(new Trace("accuracy", Trace.Style.LINE))));
    assertEquals("expected a column 'accuracy' in 'adam', found [loss]", e.getMessage());
  }

  @Test
  void aRowWithACellTooFewIsRefused() {
    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Table("Rules", List.of("rule", "sgd"), List.of(List.of("ours"))));
    assertEquals("expected 2 cells in a row of 'Rules', got 1", e.getMessage());
  }
}
