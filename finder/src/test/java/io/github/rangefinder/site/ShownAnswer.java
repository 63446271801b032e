package io.github.rangefinder.site;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A command and its answer as a page shows it; {@code src/conf/shown/shown.py} puts it there.
 *
 * @param page the page
 * @param quick whether a test may run the command again
 * @param command a line for a shell
 * @param lines the answer
 */
record ShownAnswer(SitePage page, boolean quick, String command, List<String> lines) {
  private static final Pattern SHOWN =
      Pattern.compile("(?s)<!-- shown( quickly)?: (.*?) -->\n\n(.*?)\n\n<!-- end -->");
  private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*(\\.\\d+)?(e-?\\d+)?");

  /** Rates, losses and counts may differ by so much from machine to machine. */
  private static final double CLOSE = 1.5;

  /** All answers of README and the site. */
  static Stream<ShownAnswer> all() {
    return SitePage.all().stream()
        .flatMap(page -> SHOWN.matcher(page.text()).results().map(m -> of(page, m)));
  }

  private static ShownAnswer of(SitePage page, MatchResult match) {
    return new ShownAnswer(
        page,
        match.group(1) != null,
        match.group(2),
        match.group(3).lines().map(line -> line.replaceFirst("^ {4}", "")).toList());
  }

  /** The answer without what a machine, a JDK or a clock decides. */
  String words() {
    return words(String.join("\n", lines));
  }

  static String words(String answer) {
    String same =
        answer
            .replaceAll("(?m)^Kernels: .*(\\n .*)*", "")
            .replaceAll(",\\s+[\\d,.]+ (s|min)\\b.*", "");
    return NUMBER.matcher(same).replaceAll("#").replaceAll("\\s+", " ").strip();
  }

  /** Whether every number is about that of another run of the command. */
  boolean hasNumbersLike(String answer) {
    double[] shown = numbers(String.join("\n", lines));
    double[] now = numbers(answer);
    boolean close = shown.length == now.length;
    for (int i = 0; close && i < shown.length; i++) {
      close = Math.abs(shown[i] - now[i]) <= (CLOSE - 1) * Math.max(shown[i], now[i]) + 0.01;
    }
    return close;
  }

  private static double[] numbers(String answer) {
    String same =
        answer
            .replaceAll("(?m)^Kernels: .*(\\n .*)*", "")
            .replaceAll(",\\s+[\\d,.]+ (s|min)\\b.*", "");
    return NUMBER
        .matcher(same)
        .results()
        .mapToDouble(n -> Double.parseDouble(n.group().replace(",", "").toLowerCase(Locale.ROOT)))
        .toArray();
  }

  @Override
  public String toString() {
    return page + ": " + command;
  }
}
