package io.github.rangefinder.finder.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Damages files as disks, networks, programs and people do. */
public final class Mutation {
  private static final String[] WORDS = {
    "\"",
    ",",
    ";",
    "\n",
    "\r",
    "\t",
    "#",
    "NaN",
    "1e999",
    "-0",
    "0x1p3",
    "9".repeat(400),
    "\u0000",
    "\uFEFF",
    "é",
    "\u001b[31m",
    "(99999999999,)",
    "'descr': '|O'",
    "Exif\0\0MM"
  };

  private Mutation() {}

  /** The bytes with one to four damages. */
  public static byte[] of(byte[] whole, SplittableRandom random) {
    byte[] damaged = whole;
    for (int times = 1 + random.nextInt(4); times > 0; times--) {
      damaged = once(damaged, random);
    }
    return damaged;
  }

  private static byte[] once(byte[] bytes, SplittableRandom random) {
    int at = random.nextInt(bytes.length + 1);
    switch (random.nextInt(7)) {
      case 0:
        return Arrays.copyOf(bytes, at);
      case 1:
        return changed(bytes, at, (byte) (1 << random.nextInt(8)));
      case 2:
        return changed(bytes, at, (byte) random.nextInt(256));
      case 3: // a length or a size
        byte[] sized = bytes.clone();
        byte[] ends = {0, 1, 0x7f, (byte) 0x80, (byte) 0xff};
        byte value = ends[random.nextInt(ends.length)];
        Arrays.fill(sized, at, Math.min(at + 1 + random.nextInt(4), bytes.length), value);
        return sized;
      case 4:
        return spliced(
            bytes, at, at, WORDS[random.nextInt(WORDS.length)].getBytes(StandardCharsets.UTF_8));
      case 5:
        int end = Math.min(bytes.length, at + random.nextInt(64));
        return spliced(bytes, end, end, Arrays.copyOfRange(bytes, at, end));
      default:
        return spliced(bytes, at, Math.min(bytes.length, at + random.nextInt(16)), new byte[0]);
    }
  }

  private static byte[] changed(byte[] bytes, int at, byte mask) {
    byte[] changed = bytes.clone();
    if (at < changed.length) {
      changed[at] ^= mask;
    }
    return changed;
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] between) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, from);
    out.writeBytes(between);
    out.write(bytes, to, bytes.length - to);
    return out.toByteArray();
  }
}
