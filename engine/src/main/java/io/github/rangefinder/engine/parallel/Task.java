package io.github.rangefinder.engine.parallel;

/** Work that is cut into pieces which may run at the same time. */
@FunctionalInterface
public interface Task {
  /**
   * Does piece {@code index}; pieces must not depend on each other or on the thread they run on.
   *
   * @param thread which member of the team does it, counted from 0: for buffers of which a piece
   *     leaves nothing to the next
   */
  void run(int index, int thread);
}
