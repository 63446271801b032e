package io.github.rangefinder.finder.source.table;

import java.util.EnumSet;
import java.util.Set;

/** How the numbers of a column are written. */
enum Convention {
  /** 1234.5 */
  POINT("a decimal point", EnumSet.of(Form.INTEGER, Form.POINT, Form.POINT3)),
  /** 1,234.5 */
  GROUPED(
      "thousands set apart by commas",
      EnumSet.of(Form.INTEGER, Form.POINT, Form.POINT3, Form.COMMA3, Form.COMMA_GROUPS)),
  /** 1234,5 or 1.234,5 or 1 234,5 */
  COMMA(
      "a decimal comma",
      EnumSet.of(Form.INTEGER, Form.COMMA, Form.COMMA3, Form.OTHER_GROUPS, Form.POINT3));

  private final String words;
  private final Set<Form> forms;

  Convention(String words, Set<Form> forms) {
    this.words = words;
    this.forms = forms;
  }

  /** What tells it. */
  String words() {
    return words;
  }

  boolean has(Form form) {
    return forms.contains(form);
  }
}
