package io.github.rangefinder.finder.run.find;

import io.github.rangefinder.finder.run.DefaultBatchSize;
import io.github.rangefinder.finder.setting.OptimizerChoice;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is tested against each other: every optimizer with every batch size.
 *
 * @param optimizers at least one
 * @param batchSizes none for the one that suits the data, see {@link #suiting}
 */
public record Candidates(List<OptimizerChoice> optimizers, List<Integer> batchSizes)
    implements Serializable {
  /**
   * Checks that nothing stands there twice.
   *
   * @throws SettingException if something does, or if a batch would be empty
   */
  public Candidates {
    for (int batchSize : batchSizes) {
      SettingException.requireAtLeastOne(Setting.BATCH_SIZE, batchSize);
    }
    SettingException.requireDistinct(Setting.BATCH_SIZE, batchSizes);
    SettingException.requireDistinct(
        Setting.OPTIMIZER, optimizers.stream().map(OptimizerChoice::text).toList());
  }

  /** The same with a batch size that suits so many training samples, if none is asked for. */
  Candidates suiting(int samples) {
    return batchSizes.isEmpty()
        ? new Candidates(optimizers, List.of(DefaultBatchSize.of(samples)))
        : this;
  }

  /** Every optimizer with every batch size. */
  List<Candidate> all() {
    return optimizers.stream()
        .flatMap(
            optimizer ->
                batchSizes.stream()
                    .map(size -> new Candidate(optimizer, size, batchSizes.size() > 1)))
        .toList();
  }

  /** What the tests compare beside one kind of optimizer with another. */
  public Set<Compared> compared() {
    Set<Compared> compared = EnumSet.noneOf(Compared.class);
    if (differ(optimizer -> optimizer.create().momentum())) {
      compared.add(Compared.MOMENTUM);
    }
    if (differ(optimizer -> optimizer.value("weight-decay"))) {
      compared.add(Compared.WEIGHT_DECAY);
    }
    if (batchSizes.size() > 1) {
      compared.add(Compared.BATCH_SIZE);
    }
    return compared;
  }

  /** Whether two optimizers of the same kind have different values. */
  private boolean differ(Function<OptimizerChoice, Object> value) {
    Map<String, List<Object>> values =
        optimizers.stream()
            .collect(
                Collectors.groupingBy(
                    OptimizerChoice::name, Collectors.mapping(value, Collectors.toList())));
    return values.values().stream().anyMatch(ofKind -> Set.copyOf(ofKind).size() > 1);
  }
}
