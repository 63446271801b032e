package io.github.rangefinder.finder.source.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;

/** The classes that a label column names: numbers in their order, words in the alphabet's. */
public final class ClassNames {
  private static final int MOST_LISTED = 10;

  private final List<String> names;
  private final boolean numbers;
  private final Map<Object, Integer> places = new HashMap<>();

  /** The classes among labels. */
  public ClassNames(Collection<String> labels) {
    numbers = labels.stream().allMatch(Decimal::isNumber);
    Comparator<String> order =
        numbers ? Comparator.comparingDouble(Decimal::parse) : Comparator.naturalOrder();
    TreeSet<String> sorted = new TreeSet<>(order);
    sorted.addAll(labels);
    names = new ArrayList<>(sorted);
    for (String name : names) {
      places.put(key(name), places.size());
    }
  }

  /** 1 and 1.0 are the same class. */
  private Object key(String label) {
    return numbers ? (Object) Decimal.parse(label) : label;
  }

  /** The names in the order of the classes. */
  public List<String> names() {
    return names;
  }

  /** The first of them for a sentence. */
  public String listed() {
    String first = String.join(", ", names.subList(0, Math.min(names.size(), MOST_LISTED)));
    return names.size() > MOST_LISTED ? first + ", …" : first;
  }

  /** The class of a label, if it is one. */
  public OptionalInt find(String label) {
    Integer place = places.get(key(label));
    return place == null ? OptionalInt.empty() : OptionalInt.of(place);
  }
}
