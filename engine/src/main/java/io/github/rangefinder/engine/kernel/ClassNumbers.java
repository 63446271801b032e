package io.github.rangefinder.engine.kernel;

/** Classes that are written as numbers: 0, 1, 2, or a 1 among zeros. */
public final class ClassNumbers {
  private ClassNumbers() {}

  /** The first of x (n) that is no whole number from 0 to classes - 1; 0, which is one, if none. */
  public static float firstOther(float[] x, int n, int classes) {
    for (int i = 0; i < n; i++) {
      if (!(x[i] >= 0 && x[i] < classes && x[i] == (int) x[i])) {
        return x[i];
      }
    }
    return 0;
  }

  /** labels (n) = x (n), both from an offset on. */
  public static void read(float[] x, int[] labels, int from, int n) {
    for (int i = from; i < from + n; i++) {
      labels[i] = (int) x[i];
    }
  }

  /** x (rows, classes): whether each row is a 1 among zeros. */
  public static boolean areOneHot(float[] x, int rows, int classes) {
    for (int row = 0; row < rows; row++) {
      int ones = 0;
      for (int i = row * classes; i < (row + 1) * classes; i++) {
        if (x[i] != 0 && x[i] != 1) {
          return false;
        }
        ones += (int) x[i];
      }
      if (ones != 1) {
        return false;
      }
    }
    return true;
  }

  /** x (rows, classes) from a row on; labels (rows) = where the 1 of each row is. */
  public static void readOneHot(float[] x, int[] labels, int fromRow, int rows, int classes) {
    for (int row = fromRow; row < fromRow + rows; row++) {
      for (int label = 0; label < classes; label++) {
        if (x[row * classes + label] == 1) {
          labels[row] = label;
        }
      }
    }
  }
}
