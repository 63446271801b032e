package io.github.rangefinder.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Markdown page of this project, with what a test can hold true of it: links, quoted lines of
 * code, and what stands between fences.
 */
record SitePage(Path file, String text) {
  static final Path TOP = Path.of("..");
  static final Path PAGES = TOP.resolve("src/site/markdown");

  private static final Pattern LINK =
      Pattern.compile("\\[([^\\[\\]]*(?:\\[[^\\]]*\\][^\\[\\]]*)*)\\]\\(([^)\\s]+)\\)");
  private static final Pattern QUOTED = Pattern.compile("\\[`([^`]+)`\\]\\(([^)\\s]+\\.java)\\)");
  private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");

  /** A quoted text and the source file that it links to. */
  record Quote(String text, Path source) {}

  /** What stands between fences, and the word behind the first. */
  record Fenced(String kind, String text) {}

  static SitePage of(Path file) {
    try {
      return new SitePage(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** README and every page of the site. */
  static List<SitePage> all() {
    try (Stream<Path> files = Files.walk(PAGES)) {
      List<Path> found = new ArrayList<>(List.of(TOP.resolve("README.md")));
      files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(found::add);
      return found.stream().map(SitePage::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where links lead: addresses, files, places in a page. */
  List<String> links() {
    return matches(LINK, withoutCode()).map(match -> match.group(2)).toList();
  }

  /** Quoted lines of Java with the file that each links to. */
  List<Quote> quotes() {
    return matches(QUOTED, text)
        .map(match -> new Quote(match.group(1), file.resolveSibling(match.group(2))))
        .toList();
  }

  /** All that stands between fences. */
  List<Fenced> fenced() {
    return matches(FENCE, text).map(match -> new Fenced(match.group(1), match.group(2))).toList();
  }

  /** What stands between fences of a kind. */
  List<String> fenced(String kind) {
    return fenced().stream().filter(f -> f.kind().equals(kind)).map(Fenced::text).toList();
  }

  private String withoutCode() {
    return FENCE.matcher(text).replaceAll("").replaceAll("(?m)^ {4}.*$", "");
  }

  private static Stream<MatchResult> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results();
  }

  @Override
  public String toString() {
    return TOP.relativize(file).toString();
  }
}
