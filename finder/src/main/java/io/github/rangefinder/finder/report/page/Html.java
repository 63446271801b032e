package io.github.rangefinder.finder.report.page;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes HTML: every text and every attribute's value is escaped, so that a name that somebody gave
 * a class or a file stays a name.
 */
public final class Html {
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Begins an element.
   *
   * @param attributes names and values in turn
   */
  public Html open(String element, String... attributes) {
    start(element, attributes);
    open.push(element);
    return this;
  }

  /** Ends the element that was begun last. */
  public Html close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** Ends the element that was begun last, and the line. */
  public Html closeLine() {
    close();
    out.append('\n');
    return this;
  }

  /** An element with a text. */
  public Html element(String element, String text, String... attributes) {
    return open(element, attributes).text(text).close();
  }

  /** A paragraph, in which no option of the command line is broken at its hyphens. */
  public Html paragraph(String text) {
    open("p");
    String space = "";
    for (String word : text.split(" ")) {
      text(space);
      if (word.matches("--[a-z-]+[.,;:]?")) {
        element("code", word);
      } else {
        text(word);
      }
      space = " ";
    }
    return close();
  }

  /** An element that never has content, such as {@code meta}. */
  public Html single(String element, String... attributes) {
    start(element, attributes);
    return this;
  }

  /** A text. */
  public Html text(String text) {
    escape(text);
    return this;
  }

  /**
   * Data for the page's script, as the content of a {@code script} element that is not run.
   *
   * @param json has no {@code <}, which Gson writes as {@code \u003c}
   */
  public Html data(String json, String... attributes) {
    if (json.indexOf('<') >= 0) {
      throw new IllegalArgumentException("expected JSON without '<', got " + json);
    }
    open("script", attributes);
    out.append(json);
    return closeLine();
  }

  /** What has been written. */
  @Override
  public String toString() {
    return out.toString();
  }

  private void start(String element, String... attributes) {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1]);
      out.append('"');
    }
    out.append('>');
  }

  /** Characters that a text of HTML may not hold, such as a null, become U+FFFD. */
  private void escape(String text) {
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(isAllowed(c) ? c : 0xFFFD);
              }
            });
  }

  private static boolean isAllowed(int c) {
    boolean control = c < 0x20 && c != '\t' && c != '\n' || c >= 0x7F && c < 0xA0;
    boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return !control && !surrogate;
  }
}
