package io.github.rangefinder.engine.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The types of elements that are read from NumPy's arrays. */
enum NpyType {
  UINT8("u1", 1) {
    @Override
    double take(ByteBuffer bytes) {
      return Byte.toUnsignedInt(bytes.get());
    }
  },
  INT32("i4", Integer.BYTES) {
    @Override
    double take(ByteBuffer bytes) {
      return bytes.getInt();
    }
  },
  INT64("i8", Long.BYTES) {
    @Override
    double take(ByteBuffer bytes) {
      return bytes.getLong();
    }
  },
  FLOAT32("f4", Float.BYTES) {
    @Override
    double take(ByteBuffer bytes) {
      return bytes.getFloat();
    }
  },
  FLOAT64("f8", Double.BYTES) {
    @Override
    double take(ByteBuffer bytes) {
      return bytes.getDouble();
    }
  };

  private final String code;
  private final int bytes;

  NpyType(String code, int bytes) {
    this.code = code;
    this.bytes = bytes;
  }

  /** The type behind the byte order of a header's {@code descr}. */
  static Optional<NpyType> of(String descr) {
    return Arrays.stream(values())
        .filter(type -> descr.length() == 3 && descr.endsWith(type.code))
        .findFirst();
  }

  /** The byte order that a {@code descr} begins with; for single bytes it says none. */
  static ByteOrder order(String descr) {
    return descr.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
  }

  /** All types in words. */
  static String all() {
    return Arrays.stream(values())
        .map(type -> type.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  /** Bytes of an element. */
  int bytes() {
    return bytes;
  }

  /** Takes the next element. */
  abstract double take(ByteBuffer bytes);
}
