package io.github.rangefinder.finder.run.job;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.Map;

/** What was read and is kept for others who need the same, as long as there is memory for it. */
public final class DataStore {
  private final Map<Object, SoftReference<?>> kept = new HashMap<>();

  /** Reads something. */
  @FunctionalInterface
  public interface Reader<T> {
    T read() throws IOException;
  }

  /**
   * What a key stands for, read once; the others who ask wait.
   *
   * @param key decides all of it; equal keys ask for the same
   * @throws IOException if it is to be read and cannot be
   */
  @SuppressWarnings("unchecked") // a key is always asked for with the same reader
  public synchronized <T> T get(Object key, Reader<T> reader) throws IOException {
    SoftReference<?> known = kept.get(key);
    T value = known == null ? null : (T) known.get();
    if (value == null) {
      value = reader.read();
      kept.put(key, new SoftReference<>(value));
    }
    return value;
  }
}
