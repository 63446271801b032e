package io.github.rangefinder.engine.data.idx;

/**
 * What an IDX file of labels holds.
 *
 * @param name how messages call the file
 * @param values unsigned bytes
 */
@SuppressWarnings("ArrayRecordComponent") // handed on at once, never compared
record IdxLabels(String name, byte[] values) {
  /** The labels as integers. */
  int[] integers() {
    int[] integers = new int[values.length];
    for (int i = 0; i < integers.length; i++) {
      integers[i] = Byte.toUnsignedInt(values[i]);
    }
    return integers;
  }
}
