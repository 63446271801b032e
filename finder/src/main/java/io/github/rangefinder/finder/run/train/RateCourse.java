package io.github.rangefinder.finder.run.train;

import io.github.rangefinder.engine.schedule.Policy;
import io.github.rangefinder.engine.schedule.Schedule;
import io.github.rangefinder.finder.setting.LearningRates;
import io.github.rangefinder.finder.setting.ScheduleChoice;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import java.util.ArrayList;
import java.util.List;

/**
 * The learning rates of a run's trainings, step by step.
 *
 * @param rates what the schedules are made from
 * @param before in words, the schedules of the present training before that one; empty for none
 * @param from how many epochs were done when that one began
 * @param epochs how many there are to be
 * @param stepsPerEpoch how many steps an epoch has
 */
record RateCourse(LearningRates rates, String before, int from, int epochs, int stepsPerEpoch) {
  /** That of a run of trainings from their beginning. */
  static RateCourse of(TrainBasis basis, LearningRates rates) {
    return new RateCourse(rates, "", 0, basis.epochs(), basis.batches().perEpoch());
  }

  /**
   * Checks that every schedule can be made.
   *
   * @throws SettingException if one of them does not fit the length of the training
   */
  void require(List<ScheduleChoice> schedules) {
    try {
      schedules.forEach(this::policy);
    } catch (IllegalArgumentException e) {
      throw SettingException.usage(Setting.SCHEDULE, ": ", e.getMessage());
    }
  }

  /** The schedule of every step, those before it began left out. */
  Policy policy(ScheduleChoice schedule) {
    int first = from * stepsPerEpoch;
    Policy own = schedule.policy(rates, Math.max(1, epochs - from), stepsPerEpoch);
    return new Policy(later(own.learningRate(), first), own.momentum().map(m -> later(m, first)));
  }

  private static Schedule later(Schedule schedule, int first) {
    return first == 0 ? schedule : step -> schedule.at(step - first);
  }

  /** What a training with a schedule is called. */
  String name(ScheduleChoice schedule) {
    return Continuation.then(before, schedule.text());
  }

  /**
   * What there is to draw: as many points as a picture shows, however many steps there are.
   *
   * @param done the epochs that are done, those before the schedule began among them
   */
  List<RatePoint> points(ScheduleChoice schedule, List<EpochRow> done) {
    List<RatePoint> points = new ArrayList<>(RatePoint.of(done.subList(0, from)));
    points.addAll(
        RatePoint.of(
            policy(schedule).learningRate(),
            (long) from * stepsPerEpoch,
            (long) epochs * stepsPerEpoch,
            stepsPerEpoch));
    return points;
  }
}
