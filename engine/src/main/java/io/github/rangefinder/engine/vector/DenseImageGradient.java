package io.github.rangefinder.engine.vector;

import java.util.ArrayList;
import java.util.List;

/**
 * The gradient of a convolution's image where most of the output gradient is not 0: itself a
 * convolution, of the output gradient in a frame of zeros with the transposed weights.
 *
 * <pre>
 * imageGradient[y, x, c] += Σ over kh, kw, f of gradient[oy, ox, f] · kernel[kh, kw, c, f]
 *                          with oy · stride + kh - padTop = y, and ox alike
 * </pre>
 *
 * <p>Which kh and kw there are depends on the remainder of y + padTop and x + padLeft by the stride
 * alone: pixels with the same remainders form a {@link Phase}, which is one convolution with stride
 * 1 on {@link VectorTapTile}.
 */
final class DenseImageGradient implements ImageGradient {
  private static final int COLUMNS = VectorTapTile.COLUMNS;

  /** Pixels at a time: whole tiles of either kind, whose sums stay in the first-level cache. */
  private static final int BLOCK = 112;

  private static final float[] ZEROS = new float[COLUMNS];

  private final FusedSizes s;
  private final int padRows;
  private final int padColumns;
  private final int frameRow;
  private final List<Phase> phases = new ArrayList<>();
  private final float[] weights;

  /** Pixels of the image whose windows on the output gradient are alike. */
  private static final class Phase {
    final int firstKernelRow;
    final int firstKernelColumn;
    final int[] windows;
    final int[] places;
    final int[] taps;
    final int weightsAt;

    Phase(int row, int column, int[] windows, int[] places, int[] taps, int weightsAt) {
      this.firstKernelRow = row;
      this.firstKernelColumn = column;
      this.windows = windows;
      this.places = places;
      this.taps = taps;
      this.weightsAt = weightsAt;
    }
  }

  DenseImageGradient(FusedSizes sizes) {
    this.s = sizes;
    padRows = (s.kernelHeight() - 1) / s.stride();
    padColumns = (s.kernelWidth() - 1) / s.stride();
    frameRow = (padColumns + frameColumns()) * s.filters();
    int at = 0;
    for (int row = 0; row < s.stride(); row++) {
      for (int column = 0; column < s.stride(); column++) {
        Phase phase = phase(row, column, at);
        phases.add(phase);
        at += phase.taps.length * paddedChannels();
      }
    }
    weights = new float[at];
  }

  /** Output rows that image rows may look for, those behind the last one too. */
  private int frameRows() {
    return Math.max(s.outHeight(), (s.height() - 1 + s.padTop()) / s.stride() + 1);
  }

  private int frameColumns() {
    return Math.max(s.outWidth(), (s.width() - 1 + s.padLeft()) / s.stride() + 1);
  }

  private int frameSize() {
    return (padRows + frameRows()) * frameRow;
  }

  /** The output gradient in its frame, and behind it a block's sums. */
  @Override
  public int bufferSize() {
    return frameSize() + (BLOCK + VectorTapTile.SPARE_ROWS) * COLUMNS;
  }

  private int paddedChannels() {
    int last = s.channels() % COLUMNS;
    return s.channels() - last + (last == 0 ? 0 : VectorTapTile.width(last));
  }

  private Phase phase(int row, int column, int weightsAt) {
    List<Integer> windows = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int y = Math.floorMod(row - s.padTop(), s.stride()); y < s.height(); y += s.stride()) {
      int oy = (y + s.padTop() - row) / s.stride() + padRows;
      int x = Math.floorMod(column - s.padLeft(), s.stride());
      for (; x < s.width(); x += s.stride()) {
        int ox = (x + s.padLeft() - column) / s.stride() + padColumns;
        windows.add(oy * frameRow + ox * s.filters());
        places.add((y * s.width() + x) * s.channels());
      }
    }
    for (int i = 0; i < VectorTapTile.SPARE_ROWS && !places.isEmpty(); i++) {
      windows.add(windows.get(places.size() - 1));
    }
    List<Integer> taps = new ArrayList<>();
    for (int kh = row; kh < s.kernelHeight(); kh += s.stride()) {
      for (int kw = column; kw < s.kernelWidth(); kw += s.stride()) {
        int back = kh / s.stride() * frameRow + kw / s.stride() * s.filters();
        for (int f = 0; f < s.filters(); f++) {
          taps.add(f - back);
        }
      }
    }
    return new Phase(row, column, ints(windows), ints(places), ints(taps), weightsAt);
  }

  private static int[] ints(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Takes the weights, transposed, into panels of channels. */
  @Override
  public void begin(float[] kernel) {
    for (Phase phase : phases) {
      int row = 0;
      for (int kh = phase.firstKernelRow; kh < s.kernelHeight(); kh += s.stride()) {
        for (int kw = phase.firstKernelColumn; kw < s.kernelWidth(); kw += s.stride()) {
          packTap(kernel, kh * s.kernelWidth() + kw, phase, row);
          row += s.filters();
        }
      }
    }
  }

  /** Rows row … row + filters - 1 of each panel of a phase = the weights of one kernel position. */
  private void packTap(float[] kernel, int position, Phase phase, int row) {
    for (int c = 0; c < s.channels(); c++) {
      int first = c / COLUMNS * COLUMNS;
      int width = VectorTapTile.width(s.channels() - first);
      int to = phase.weightsAt + phase.taps.length * first + row * width + c - first;
      int from = (position * s.channels() + c) * s.filters();
      for (int f = 0; f < s.filters(); f++) {
        weights[to + f * width] = kernel[from + f];
      }
    }
  }

  @Override
  public void add(SampleGradient gradient, float[] buffer, float[] imageGradient, int at) {
    int row = s.outWidth() * s.filters();
    for (int y = 0; y < s.outHeight(); y++) {
      int to = (padRows + y) * frameRow + padColumns * s.filters();
      System.arraycopy(gradient.values, y * row, buffer, to, row);
    }
    for (int i = 0; i < phases.size(); i++) {
      add(phases.get(i), buffer, imageGradient, at);
    }
  }

  private void add(Phase phase, float[] buffer, float[] imageGradient, int at) {
    int sumsAt = frameSize();
    int pixels = phase.taps.length == 0 ? 0 : phase.places.length;
    for (int first = 0; first < pixels; first += BLOCK) {
      int rows = Math.min(BLOCK, pixels - first);
      for (int column = 0; column < s.channels(); column += COLUMNS) {
        int columns = Math.min(COLUMNS, s.channels() - column);
        int width = VectorTapTile.width(columns);
        VectorTapTile.multiply(
            buffer,
            0,
            phase.windows,
            first,
            rows,
            phase.taps,
            weights,
            phase.weightsAt + phase.taps.length * column,
            width,
            ZEROS,
            0,
            buffer,
            sumsAt);
        VectorRows.add(
            buffer, sumsAt, width, rows, columns, imageGradient, at + column, phase.places, first);
      }
    }
  }
}
