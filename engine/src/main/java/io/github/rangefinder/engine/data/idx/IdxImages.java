package io.github.rangefinder.engine.data.idx;

/**
 * What an IDX file of grey images holds.
 *
 * @param name how messages call the file
 * @param pixels unsigned bytes, image after image, row after row: {@code count * height * width}
 */
@SuppressWarnings("ArrayRecordComponent") // handed on at once, never compared
record IdxImages(String name, int count, int height, int width, byte[] pixels) {}
