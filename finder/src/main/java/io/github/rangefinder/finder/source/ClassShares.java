package io.github.rangefinder.finder.source;

import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.finder.setting.Sentence;
import io.github.rangefinder.finder.setting.Setting;
import java.util.ArrayList;
import java.util.List;

/** Says where the first samples of a file are not like the rest of it, as in a sorted file. */
public final class ClassShares {
  /** What brings all classes back; a note of its own behind those of what is lost. */
  public static final Sentence REMEDY =
      Sentence.of(Setting.STRATIFY, " takes the first samples of each class in proportion.");

  /** So many standard deviations are no chance. */
  private static final double FAR_OFF = 5;

  private static final int MOST_LISTED = 5;

  private ClassShares() {}

  /** What part of the data lacks of the whole, in sentences. */
  static List<String> notes(Dataset whole, Dataset part) {
    if (!(whole.targets() instanceof Labels all) || !(part.targets() instanceof Labels some)) {
      return List.of();
    }
    int[] before = all.counts();
    int[] counts = some.counts();
    List<String> lost = new ArrayList<>();
    List<String> off = new ArrayList<>();
    for (int label = 0; label < before.length; label++) {
      double share = (double) before[label] / all.size();
      double found = (double) counts[label] / some.size();
      double deviation = Math.sqrt(share * (1 - share) / some.size());
      if (before[label] > 0 && counts[label] == 0) {
        lost.add(all.name(label));
      } else if (Math.abs(found - share) > FAR_OFF * deviation) {
        off.add(all.name(label));
      }
    }
    List<String> notes = new ArrayList<>();
    add(notes, "have none of ", lost, some.size());
    add(notes, "have another share than all samples of ", off, some.size());
    if (!notes.isEmpty()) {
      notes.add(REMEDY.toString());
    }
    return notes;
  }

  private static void add(List<String> notes, String what, List<String> classes, int samples) {
    if (!classes.isEmpty()) {
      int listed = Math.min(classes.size(), MOST_LISTED);
      notes.add(
          "The first %d samples %s%s %s%s."
              .formatted(
                  samples,
                  what,
                  classes.size() == 1 ? "the class" : "the classes",
                  String.join(", ", classes.subList(0, listed)),
                  classes.size() > listed
                      ? " and %d others".formatted(classes.size() - listed)
                      : ""));
    }
  }
}
