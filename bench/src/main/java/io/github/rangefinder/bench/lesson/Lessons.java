package io.github.rangefinder.bench.lesson;

import java.util.List;

/** The lessons in the order in which they are best read. */
final class Lessons {
  static final List<Class<? extends Lesson>> ALL =
      List.of(
          L01BoxingByAHelper.class,
          L02SumsFromZeros.class,
          L03TwoStepsATurn.class,
          L04UnalignedLoads.class,
          L05LoopOrder.class,
          L06TransposeWhilePacking.class,
          L07SkippingZeros.class,
          L08BlockingForTheCache.class,
          L09Allocation.class,
          L10Denormals.class,
          L11ThreadsThatWait.class);

  private Lessons() {}
}
