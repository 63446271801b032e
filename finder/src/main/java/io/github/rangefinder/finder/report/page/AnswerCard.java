package io.github.rangefinder.finder.report.page;

import java.util.List;

/**
 * An answer on a card: what for, the answer itself, how far to trust it and why.
 *
 * @param name what the answer is for, such as an optimizer
 * @param headline the answer in a word or a number
 * @param verdict how far it can be trusted
 * @param evidence what the verdict rests on, in a few words; may be empty
 * @param reasons sentences that say why
 */
public record AnswerCard(
    String name, String headline, Trust verdict, String evidence, List<String> reasons)
    implements Block {
  /** How far an answer can be trusted, and by what word that is shown. */
  public record Trust(Level level, String word) {
    /** Decides the colour; the word says the same. */
    public enum Level {
      GOOD,
      DOUBTFUL,
      NONE
    }
  }

  @Override
  public void write(Html html) {
    String level = verdict.level().name().toLowerCase(java.util.Locale.ROOT);
    html.open("article", "class", "answer " + level);
    html.element("h3", name).open("p", "class", "headline").element("strong", headline).text(" ");
    html.element("span", verdict.word(), "class", "verdict").close();
    if (!evidence.isEmpty()) {
      html.element("p", evidence, "class", "evidence");
    }
    reasons.forEach(html::paragraph);
    html.closeLine();
  }
}
