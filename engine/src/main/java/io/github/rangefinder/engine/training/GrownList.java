package io.github.rangefinder.engine.training;

import java.util.AbstractList;
import java.util.List;

/**
 * What a list that only grows holds now, without a copy: of a history of n epochs one is asked for
 * after each of them, and copies would make n² of it.
 */
public final class GrownList<T> extends AbstractList<T> {
  private final List<T> all;
  private final int size;

  /** The present elements of a list to which others are only ever added, by this thread. */
  public GrownList(List<T> all) {
    this.all = all;
    this.size = all.size();
  }

  @Override
  public T get(int index) {
    if (index >= size) {
      throw new IndexOutOfBoundsException("index " + index + " of " + size);
    }
    return all.get(index);
  }

  @Override
  public int size() {
    return size;
  }
}
