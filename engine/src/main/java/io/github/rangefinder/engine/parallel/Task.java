package io.github.rangefinder.engine.parallel;

/** Work that is cut into pieces which may run at the same time. */
@FunctionalInterface
public interface Task {
  /**
   * Does piece {@code index}; pieces must not depend on each other or on the thread they run on.
   */
  void run(int index);
}
