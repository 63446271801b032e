package io.github.rangefinder.finder.source.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintedNumberTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "5,650.00 | 5650",
        "-1,234,567.5 | -1234567.5",
        "1,234,567 | 1234567",
        "1.234,56 | 1234.56",
        "1'234.5 | 1234.5",
        "5_650.5 | 5650.5",
        "0,53 | 0.53",
        "5,6501 | 5.6501",
        "0,530 | 0.53",
        "\u22120.53 | -0.53",
        "1.2e\u22123 | 0.0012",
        "1.2e-3 | 0.0012",
        "1.2E+03, | 1200",
        "1.5f-3 | 0.0015",
        "1.5D+02 | 150",
        "np.float64(0.53) | 0.53",
        "np.float32(-1.5e-05) | -1.5e-5",
        "tensor(0.53) | 0.53",
        "tensor(0.5310, device='cuda:0', grad_fn=<NllLossBackward0>) | 0.531",
        "tensor(0.5310, | 0.531",
        "tensor([0.53]) | 0.53",
        "tensor(5,650.0) | §§",
        "tf.Tensor(0.53, shape=(), dtype=float32) | 0.53",
        "Array(0.53, dtype=float32) | 0.53",
        "Decimal('0.53') | 0.53",
        "np.float64(0.53)} | 0.53",
        "[0.53] | 0.53",
        "'0.53' | 0.53",
        "\"0.53\", | 0.53",
        "0.53} | 0.53",
        "0.53). | 0.53",
        "53.1% | 53.1",
        "53.1 %. | 53.1",
        "-inf | -Infinity",
        "Infinity | Infinity",
        "nan | NaN",
        "-nan(ind) | NaN",
        "tensor(nan, device='cuda:0') | NaN"
      })
  void readsWhatProgramsPrint(String printed, String number) {
    OptionalDouble expected =
        number.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(number));
    assertEquals(expected, PrintedNumber.of(printed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "loss",
        "0.53.1",
        "(0.53)",
        "0.53s",
        "tensor(0.53, 0.2)",
        "[0.53, 0.2]",
        "lr(0)",
        "12:30",
        "1,23,4",
        "None",
        "2024-01-02",
        "0.5/1",
        "--",
        "e",
        "1e",
        ",",
        "'",
        "0.53 0.2",
        "5,650"
      })
  void whatIsNoNumberOrCouldBeTwoIsNone(String printed) {
    assertEquals(OptionalDouble.empty(), PrintedNumber.of(printed));
  }

  @Test
  void coloursAreNoPartOfIt() {
    assertEquals(0.53, PrintedNumber.of("\u001b[1;32m0.53\u001b[0m").getAsDouble());
    assertEquals("loss 0.53", PrintedNumber.withoutColours("\u001b[Kloss \u001b[31m0.53\u001b[m"));
  }

  @Test
  void aCommaThatMayBeBothIsWhatOthersSay() {
    assertTrue(PrintedNumber.isTwofold("5,650"));
    assertFalse(PrintedNumber.isTwofold("0,650"));
    assertEquals(5650, PrintedNumber.of("5,650", PrintedNumber.Comma.GROUPS).getAsDouble());
    assertEquals(5.65, PrintedNumber.of("5,650", PrintedNumber.Comma.POINT).getAsDouble());
    assertEquals(PrintedNumber.Comma.GROUPS, PrintedNumber.comma("5,650.00"));
    assertEquals(PrintedNumber.Comma.POINT, PrintedNumber.comma("0,65"));
    assertEquals(PrintedNumber.Comma.EITHER, PrintedNumber.comma("5,650"));
    assertEquals(PrintedNumber.Comma.EITHER, PrintedNumber.comma("a, b"));
  }

  @Property(tries = 200)
  void whateverItIsWrittenAsItIsTheSameNumber(
      @ForAll @DoubleRange(min = -1e7, max = 1e7) double number) {
    String plain = Double.toString(number);
    double grouped = PrintedNumber.of(String.format(Locale.ROOT, "%,.3f", number)).getAsDouble();
    assertEquals(Double.parseDouble(String.format(Locale.ROOT, "%.3f", number)), grouped);
    for (String form :
        new String[] {"np.float64(%s)", "tensor(%s, device='cpu')", "[%s]", "%s,", "\u001b[1m%s"}) {
      assertEquals(number, PrintedNumber.of(form.formatted(plain)).getAsDouble(), form);
      assertEquals(
          number, PrintedNumber.of(form.formatted(plain.replace('-', '\u2212'))).getAsDouble());
    }
  }
}
