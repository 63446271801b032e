package io.github.rangefinder.finder.rangetest;

import java.util.Optional;
import java.util.function.Function;

/**
 * Why a suggestion is what it is.
 *
 * @param finding what was found, a sentence
 * @param remedy what would tell more, if anything is known to
 */
public record Reason(String finding, Optional<Remedy> remedy) {
  /** A finding that needs no remedy. */
  public static Reason of(String finding) {
    return new Reason(finding, Optional.empty());
  }

  /** A finding and what helps. */
  public static Reason of(String finding, Remedy remedy) {
    return new Reason(finding, Optional.of(remedy));
  }

  /** The same once somebody has done what one remedy says: it helps no more. */
  public Reason afterDoing(Remedy done) {
    return remedy.equals(Optional.of(done)) ? of(finding) : this;
  }

  /** The same behind other words. */
  public Reason after(String words) {
    return new Reason(words + finding, remedy);
  }

  /** The finding with its remedy in somebody's words: {@code The loss only rises: begin lower.} */
  public String sentence(Function<Remedy, String> words) {
    if (remedy.isEmpty()) {
      return finding;
    }
    String open = finding.endsWith(".") ? finding.substring(0, finding.length() - 1) : finding;
    return open + ": " + words.apply(remedy.get()) + ".";
  }

  /** The sentence in the library's own words. */
  @Override
  public String toString() {
    return sentence(Remedy::words);
  }
}
