package io.github.rangefinder.finder.source.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the fields of a column have been so far: how many of each form, and its words. */
final class Column {
  private final int[] counts = new int[Form.values().length];
  private final Example[] examples = new Example[Form.values().length];
  private int marked;
  private final Map<String, Integer> places = new HashMap<>();
  private final List<String> words = new ArrayList<>();

  /** The first field of a form. */
  record Example(String text, long line) {}

  /** Takes the parser's last field and gives its cell. */
  long add(FieldParser parser, Form form, long line) {
    int which = form.ordinal();
    counts[which]++;
    marked += parser.isMarked() ? 1 : 0;
    if (examples[which] == null) {
      boolean plain = form.compareTo(Form.COMMA) < 0;
      String text = plain ? FieldText.number(parser.cell()) : parser.text();
      examples[which] = new Example(text, line);
    }
    return form == Form.WORD || form == Form.NONE ? Cell.word(place(parser.text())) : parser.cell();
  }

  private int place(String word) {
    Integer place = places.get(word);
    if (place == null) {
      place = words.size();
      places.put(word, place);
      words.add(word);
    }
    return place;
  }

  /** Takes back an empty field. */
  void forgetGap() {
    counts[Form.GAP.ordinal()]--;
  }

  /** The numbers with a sign of percent or currency or the like, which does not count. */
  int marked() {
    return marked;
  }

  int count(Form form) {
    return counts[form.ordinal()];
  }

  /** The first field of a form; null if there is none. */
  Example example(Form form) {
    return examples[form.ordinal()];
  }

  /** The different words, in the order of their first. */
  List<String> words() {
    return words;
  }

  String word(long cell) {
    return words.get(Cell.id(cell));
  }

  /** The fields that are words; {@code none} is one only among others. */
  int wordCount() {
    return count(Form.WORD) == 0 ? 0 : count(Form.WORD) + count(Form.NONE);
  }

  /** The fields without a value. */
  int gaps() {
    return count(Form.GAP) + (count(Form.WORD) == 0 ? count(Form.NONE) : 0);
  }

  /** All fields but gaps. */
  int filled() {
    int all = -gaps();
    for (int count : counts) {
      all += count;
    }
    return all;
  }

  /** Whether a field has no value. */
  boolean isGap(long cell) {
    return Cell.isGap(cell) || Cell.isWord(cell) && count(Form.WORD) == 0;
  }

  /** The fields that are numbers in the likeliest convention. */
  int numbers() {
    return numbers(likeliest());
  }

  /** The fields that are numbers in a convention. */
  int numbers(Convention convention) {
    int numbers = 0;
    for (Form form : Form.values()) {
      numbers += convention.has(form) ? count(form) : 0;
    }
    return numbers;
  }

  /** The convention that makes numbers of the most fields; the first of several. */
  Convention likeliest() {
    Convention best = Convention.POINT;
    for (Convention convention : Convention.values()) {
      best = numbers(convention) > numbers(best) ? convention : best;
    }
    return best;
  }

  /** Whether both commas as decimals and commas between thousands make numbers of the same. */
  boolean isUndecided() {
    return likeliest() == Convention.GROUPED
        && numbers(Convention.COMMA) == numbers(Convention.GROUPED);
  }
}
