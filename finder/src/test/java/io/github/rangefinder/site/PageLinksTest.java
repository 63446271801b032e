package io.github.rangefinder.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Links between README, the pages, their pictures and the code lead somewhere. */
class PageLinksTest {
  @Test
  void linksLeadToFilesAndHeadings() {
    SortedSet<String> broken = new TreeSet<>();
    for (SitePage page : SitePage.all()) {
      for (String link : page.links()) {
        if (!link.matches("[a-z]+:.*") && !leadsSomewhere(page, link)) {
          broken.add(page + ": " + link);
        }
      }
    }
    assertEquals(new TreeSet<>(), broken);
  }

  private static boolean leadsSomewhere(SitePage page, String link) {
    String[] parts = link.split("#", 2);
    Path file = parts[0].isEmpty() ? page.file() : page.file().resolveSibling(parts[0]);
    if (Files.notExists(file)) {
      return false;
    }
    return parts.length == 1 || headings(SitePage.of(file)).contains(parts[1]);
  }

  /** As GitHub makes them: small letters, blanks become hyphens, other signs go. */
  private static List<String> headings(SitePage page) {
    return page.text()
        .lines()
        .filter(line -> line.matches("#{1,6} .*"))
        .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
        .map(line -> line.replaceAll("[^\\p{L}\\p{N}\\- _]", "").replace(' ', '-'))
        .toList();
  }
}
