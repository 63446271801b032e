package io.github.rangefinder.engine.vector;

/** Packs filters into panels: so many side by side, tap after tap, as a forward reads them. */
final class FilterPanels {
  private FilterPanels() {}

  /**
   * panel (taps, width) = some columns of kernel (taps, filters); what is left of a panel's row
   * stays as it is.
   *
   * @param filter the first of the columns
   * @param columns how many they are, at most width
   * @param at where in {@code panels} the panel begins
   */
  static void pack(
      float[] kernel,
      int filters,
      int filter,
      int columns,
      int taps,
      float[] panels,
      int at,
      int width) {
    for (int tap = 0; tap < taps; tap++) {
      System.arraycopy(kernel, tap * filters + filter, panels, at + tap * width, columns);
    }
  }
}
