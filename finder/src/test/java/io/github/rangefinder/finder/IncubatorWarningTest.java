package io.github.rangefinder.finder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncubatorWarningTest {
  private static final String WARNING = "WARNING: Using incubator modules: jdk.incubator.vector\n";

  /** An input that hands out so many bytes at a time. */
  private static String relay(String text, int piece) {
    InputStream in =
        new ByteArrayInputStream(text.getBytes(UTF_8)) {
          @Override
          public synchronized int read(byte[] buffer) {
            return read(buffer, 0, Math.min(buffer.length, piece));
          }
        };
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    IncubatorWarning.relay(in, new PrintStream(out, false, UTF_8));
    return out.toString(UTF_8);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 8192})
  void dropsTheWarningAndNothingElse(int piece) {
    assertEquals("", relay(WARNING, piece));
    assertEquals("before\nafter\n", relay("before\n" + WARNING + "after\n", piece));
    assertEquals("äöü\r 1%\r 2%", relay(WARNING + "äöü\r 1%\r 2%", piece));
  }

  @Test
  void dropsItOnceOnly() {
    assertEquals(WARNING, relay(WARNING + WARNING, 5));
  }

  @Test
  void knowsTheLineOnlyByItsStart() {
    assertEquals("x" + WARNING, relay("x" + WARNING, 8192));
  }

  @ParameterizedTest
  @ValueSource(strings = {"WARNING: Using", "WARNING: something else\n", "WARN\nWARNING: \n"})
  void keepsWhatOnlyBeginsLikeIt(String text) {
    assertEquals(text, relay(text, 1));
    assertEquals(text, relay(text, 8192));
  }
}
