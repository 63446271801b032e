package io.github.rangefinder.engine.data.numpy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The types of numbers that are read from NumPy's arrays. */
enum NpyType {
  BOOL("b1", 1) {
    @Override
    double take(ByteBuffer bytes) {
      return bytes.get() == 0 ? 0 : 1;
    }
  },
  INT8("i1", 1) {
    @Override
    double take(ByteBuffer bytes) {
      return bytes.get();
    }
  },
  UINT8("u1", 1) {
    @Override
    double take(ByteBuffer bytes) {
      return Byte.toUnsignedInt(bytes.get());
    }
  },
  INT16("i2", Short.BYTES) {
    @Override
    double take(ByteBuffer bytes) {
      return bytes.getShort();
    }
  },
  UINT16("u2", Short.BYTES) {
    @Override
    double take(ByteBuffer bytes) {
      return Short.toUnsignedInt(bytes.getShort());
    }
  },
  INT32("i4", Integer.BYTES) {
    @Override
    double take(ByteBuffer bytes) {
      return bytes.getInt();
    }
  },
  UINT32("u4", Integer.BYTES) {
    @Override
    double take(ByteBuffer bytes) {
      return Integer.toUnsignedLong(bytes.getInt());
    }
  },
  INT64("i8", Long.BYTES) {
    @Override
    double take(ByteBuffer bytes) {
      return bytes.getLong();
    }
  },
  UINT64("u8", Long.BYTES) {
    @Override
    double take(ByteBuffer bytes) {
      long value = bytes.getLong();
      return value >= 0 ? value : ((value >>> 1 | value & 1) * 2.0);
    }
  },
  FLOAT16("f2", Short.BYTES) {
    @Override
    double take(ByteBuffer bytes) {
      return half(bytes.getShort());
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

  /** Whether its numbers have no fraction. */
  boolean isWhole() {
    return !code.startsWith("f");
  }

  /**
   * IEEE 754's binary16: a sign, 5 bits of exponent with a bias of 15, 10 bits of fraction. (The
   * JDK has this from version 20 on.)
   */
  private static double half(short bits) {
    int exponent = bits >> 10 & 0x1f;
    int fraction = bits & 0x3ff;
    double size =
        switch (exponent) {
          case 0 -> Math.scalb((double) fraction, -24);
          case 0x1f -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
          default -> Math.scalb((double) (fraction | 0x400), exponent - 25);
        };
    return bits < 0 ? -size : size;
  }
}
