package io.github.rangefinder.finder.source;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.FloatRows;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.data.TargetValues;
import io.github.rangefinder.engine.data.Targets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the targets of a table, row by row. */
interface CsvTargets {
  /**
   * Takes a row's label fields, none of which is missing.
   *
   * @param where file and line, for messages
   */
  void add(String[] fields, Where where) throws DataFormatException;

  /** All of them. */
  Targets finish() throws DataFormatException;

  /** Says where a row stands; asked only if something is wrong. */
  interface Where {
    String line();
  }

  /** Numbers to predict. */
  static CsvTargets numbers(List<String> names) {
    FloatRows rows = new FloatRows(names.size());
    float[] row = new float[names.size()];
    return new CsvTargets() {
      @Override
      public void add(String[] fields, Where where) throws DataFormatException {
        for (int i = 0; i < row.length; i++) {
          row[i] = CsvTable.number(fields[i], names.get(i), where);
        }
        rows.add(row);
      }

      @Override
      public Targets finish() {
        return new TargetValues(rows);
      }
    };
  }

  /** One-hot labels: a column for each class. */
  static CsvTargets oneHot(List<String> names) {
    return new Collected() {
      @Override
      public void add(String[] fields, Where where) throws DataFormatException {
        int ones = 0;
        for (int i = 0; i < fields.length; i++) {
          double value = Decimal.parse(fields[i]);
          if (value == 1) {
            ones++;
            append(i);
          }
          if (ones > 1 || value != 0 && value != 1 || i == fields.length - 1 && ones == 0) {
            throw new DataFormatException(
                "%s: the label columns have %s, expected a single 1 and else 0, or --task regression"
                    .formatted(where.line(), String.join(", ", fields)));
          }
        }
      }

      @Override
      public Targets finish() {
        return Labels.named(collected(), names);
      }
    };
  }

  /**
   * Labels in one column, numbers or words.
   *
   * @param known the classes, where the training part has decided about them
   */
  static CsvTargets labels(String file, String name, Optional<ClassNames> known) {
    return known
        .<CsvTargets>map(classes -> new KnownLabels(name, classes))
        .orElseGet(() -> new NewLabels(file, name));
  }

  /** Integers in a growing array. */
  abstract class Collected implements CsvTargets {
    private int[] labels = new int[1024];
    private int size;

    void append(int label) {
      if (size == labels.length) {
        labels = Arrays.copyOf(labels, size + (size >> 1));
      }
      labels[size++] = label;
    }

    int[] collected() {
      return Arrays.copyOf(labels, size);
    }
  }

  /** Labels that must be among known classes. */
  final class KnownLabels extends Collected {
    private final String name;
    private final ClassNames classes;

    private KnownLabels(String name, ClassNames classes) {
      this.name = name;
      this.classes = classes;
    }

    @Override
    public void add(String[] fields, Where where) throws DataFormatException {
      String label = fields[0].strip();
      append(
          classes
              .find(label)
              .orElseThrow(
                  () ->
                      new DataFormatException(
                          "%s: column %s has the label %s, which the training part does not have"
                              .formatted(where.line(), name, label))));
    }

    @Override
    public Targets finish() {
      return Labels.named(collected(), classes.names());
    }
  }

  /** Labels that say themselves what classes there are. */
  final class NewLabels extends Collected {
    /** Fewer different labels than these are believed to be classes. */
    private static final int FEW = 20;

    private static final int MOST = 1 << 16;

    private final String file;
    private final String name;
    private final Map<String, Integer> seen = new HashMap<>();

    private NewLabels(String file, String name) {
      this.file = file;
      this.name = name;
    }

    @Override
    public void add(String[] fields, Where where) throws DataFormatException {
      Integer place = seen.get(fields[0]);
      if (place == null) {
        place = seen.size();
        seen.put(fields[0], place);
        if (seen.size() > MOST) {
          throw tooMany(MOST);
        }
      }
      append(place);
    }

    @Override
    public Targets finish() throws DataFormatException {
      int[] labels = collected();
      if (seen.size() > FEW && seen.size() > labels.length / 2) {
        throw tooMany(seen.size());
      }
      ClassNames classes = new ClassNames(seen.keySet().stream().map(String::strip).toList());
      int[] places = new int[seen.size()];
      seen.forEach((label, i) -> places[i] = classes.find(label.strip()).orElseThrow());
      return Labels.named(Arrays.stream(labels).map(i -> places[i]).toArray(), classes.names());
    }

    private DataFormatException tooMany(int different) {
      List<String> some = new ArrayList<>(seen.keySet()).subList(0, 2);
      return new DataFormatException(
          "%s has %d different labels or more in column %s, such as %s; expected classes, or --task"
                  .formatted(file, different, name, String.join(" and ", some))
              + " regression");
    }
  }
}
