package io.github.rangefinder.engine.data;

/**
 * What an IDX file of labels holds.
 *
 * @param name how messages call the file
 * @param values unsigned bytes
 */
@SuppressWarnings("ArrayRecordComponent") // handed on at once, never compared
record IdxLabels(String name, byte[] values) {
  /** One more than the largest label. */
  int classes() {
    int largest = 0;
    for (byte value : values) {
      largest = Math.max(largest, Byte.toUnsignedInt(value));
    }
    return largest + 1;
  }
}
