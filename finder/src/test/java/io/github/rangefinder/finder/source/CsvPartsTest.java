package io.github.rangefinder.finder.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.data.LearningTask;
import io.github.rangefinder.engine.data.TargetValues;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvPartsTest {
  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("t.csv");
  }

  private CsvParts parts(LearningTask task, String text, String... labels) throws IOException {
    Files.writeString(file(), text);
    return new CsvParts(file(), List.of(labels), task);
  }

  private Dataset read(String text, String... labels) throws IOException {
    return parts(LearningTask.CLASSIFICATION, text, labels).readTrain();
  }

  private static float[] samples(Dataset data) {
    Tensor x = new Tensor(data.sampleShape().withBatch(data.size()));
    for (int i = 0; i < data.size(); i++) {
      data.read(i, x, i);
    }
    return x.data();
  }

  private static int[] labels(Dataset data) {
    Labels labels = assertInstanceOf(Labels.class, data.targets());
    int[] all = new int[labels.size()];
    Arrays.setAll(all, labels::label);
    return all;
  }

  private static List<String> names(Dataset data) {
    return ((Labels) data.targets()).names();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,b,kind\n1,2.5,cat\n-3,4e2,ape\n",
        "1,2.5,cat\n-3,4e2,ape",
        "\uFEFFa;b;kind\r\n1;2.5;cat\r\n-3;4e2;ape\r\n",
        "a\tb\tkind\n\n 1 \t2.5\tcat\n\n-3\t4e2\t ape\n",
        "\"a\",\"b\nc\",kind\n\"1\",2.5,\"cat\"\n-3,\"4e2\",ape\n",
        ",a,b,kind\n0,1,2.5,cat\n1,-3,4e2,ape\n"
      })
  void readsTablesOfEveryForm(String text) throws IOException {
    Dataset data = read(text);
    assertEquals(Shape.of(2), data.sampleShape());
    assertArrayEquals(new float[] {1, 2.5f, -3, 400}, samples(data));
    assertArrayEquals(new int[] {1, 0}, labels(data));
    assertEquals(List.of("ape", "cat"), names(data));
  }

  @Test
  void labelsThatAreNumbersKeepTheirOrder() throws IOException {
    Dataset data = read("1,10\n2,9\n3,2\n4,9.0\n5,-1\n");
    assertEquals(List.of("-1", "2", "9", "10"), names(data));
    assertArrayEquals(new int[] {3, 2, 1, 2, 0}, labels(data));
  }

  @ParameterizedTest
  @ValueSource(strings = {"kind", "1"})
  void theLabelColumnHasANameOrANumber(String column) throws IOException {
    Dataset data = read("kind,a,b\nx,1,2\ny,3,4\n", column);
    assertArrayEquals(new float[] {1, 2, 3, 4}, samples(data));
    assertArrayEquals(new int[] {0, 1}, labels(data));
  }

  /** All its other names are numbers, so that only the option tells that it is a header. */
  @Test
  void theLabelColumnsNameShowsAHeader() throws IOException {
    assertArrayEquals(new float[] {7, 8}, samples(read("kind,0\na,7\nb,8\n", "kind")));
  }

  @Test
  void severalLabelColumnsAreOneHot() throws IOException {
    Dataset data = read("a,x,y,z\n1,0,1,0\n2,1,0,0\n3,0,0,1.0\n", "x", "y", "z");
    assertArrayEquals(new int[] {1, 0, 2}, labels(data));
    assertEquals(List.of("x", "y", "z"), names(data));
    for (String row : new String[] {"1,1,0", "0,0,0", "0,2,0", "a,0,0"}) {
      assertEquals(
          file()
              + ", line 3: the label columns have "
              + row.replace(",", ", ")
              + ", expected a single 1 and else 0, or --task regression",
          failure("a,x,y,z\n1,0,1,0\n2," + row + "\n", "x", "y", "z"));
    }
  }

  @Test
  void readsNumbersToPredict() throws IOException {
    Dataset data = parts(LearningTask.REGRESSION, "p,a,q\n1.5,2,3\n-4,5,6\n", "q", "p").readTrain();
    TargetValues targets = assertInstanceOf(TargetValues.class, data.targets());
    Tensor y = new Tensor(Shape.of(2, 2));
    targets.read(0, y, 0);
    targets.read(1, y, 1);
    assertArrayEquals(new float[] {3, 1.5f, 6, -4}, y.data());
    assertArrayEquals(new float[] {2, 5}, samples(data));
    CsvParts words = parts(LearningTask.REGRESSION, "p,a\n1,2\n1,low\n");
    assertEquals(
        file() + ", line 3: column a has low, expected a finite number",
        assertThrows(DataFormatException.class, words::readTrain).getMessage());
  }

  private String failure(String text, String... labels) {
    return assertThrows(DataFormatException.class, () -> read(text, labels)).getMessage();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,k~1,x~2~3,y|, line 3: 1 fields, expected 2 as in line 1",
        "a,k~1,x~2,y,3|, line 3: 3 fields, expected 2 as in line 1",
        "1,x~2|, line 2: 1 fields, expected 2 as in line 1",
        "a,k~1,x~red,y|, line 3: column a has red, expected a finite number",
        "a,k~1,x~Infinity,y|, line 3: column a has Infinity, expected a finite number",
        "a,k~1,x~1e39,y|, line 3: column a has 1e39, expected a finite number",
        "a,k~1,x~1f,y|, line 3: column a has 1f, expected a finite number",
        "a,k~1,x~,y~3,z|, line 3: column a has no value",
        "a,b,k~1,2,x~3,,y~4,5,z~NaN,6,z~7,8,|, line 3: column b has no value; 3 lines lack one: 3,"
            + " 5, 6",
        "1,x~2,?|, line 2: column 2 has no value",
        "a,k| has no row behind its header",
        "a,k~1,'x|is no CSV file: "
      })
  void whatIsWrongInARowIsSaidWithItsLine(String rows, String message) {
    String text = rows.replace('~', '\n').replace('\'', '"');
    String found = failure(text);
    if (message.startsWith(",")) {
      assertEquals(file() + message, found);
    } else {
      assertEquals(true, found.startsWith(file() + " " + message.strip()), found);
    }
  }

  @Test
  void theFirstLineIsSaidToBeTheFirst() {
    assertEquals(
        file() + ", line 1: column 1 has high, expected a finite number",
        failure("high,1,a\nlow,2,b\n"));
    assertEquals(
        file() + ", line 2: column x has 0,5, expected a finite number",
        failure("x;y;kind\n0,5;1,5;a\n0,7;2,5;b\n"));
    assertEquals(file() + ", line 1: column 1 has no value", failure(",1,a\n3,2,b\n"));
  }

  @Test
  void aLabelColumnNamedTwiceIsRefused() {
    assertEquals(
        "the label column b of " + file() + " is named twice", failure("a,b,c\n1,0,1\n", "b", "2"));
  }

  @Test
  void linesWithoutAValueAreCountedAndTheFirstOnesListed() {
    String rows = IntStream.range(0, 30).mapToObj(i -> i + ",na").collect(Collectors.joining("\n"));
    assertEquals(
        file()
            + ", line 2: column k has no value; 30 lines lack one: 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,"
            + " ...",
        failure("a,k\n" + rows));
  }

  @Test
  void aLabelColumnThatIsNotThereIsNamed() {
    String text = "a,b,kind\n1,2,x\n3,4,y\n";
    assertEquals(file() + " has no column knid, only a, b, kind", failure(text, "knid"));
    assertEquals(file() + " has no column 4, only a, b, kind", failure(text, "4"));
    assertEquals(file() + " has no column 0, only a, b, kind", failure(text, "0"));
    assertEquals(
        file() + " has several columns named a; name the label column by its number, from 1",
        failure("a,a\n1,2\n", "a"));
    assertEquals(
        file() + " has no column beside the label k, expected numbers to learn from",
        failure("k\n1\n2\n"));
    assertEquals(file() + " is empty, expected a row for each sample", failure(""));
  }

  @Test
  void labelsThatAreHardlyEverTheSameAreNumbersToPredict() {
    String rows =
        IntStream.range(0, 100).mapToObj(i -> i + "," + i / 7.0).collect(Collectors.joining("\n"));
    String found = failure("a,price\n" + rows);
    assertEquals(true, found.startsWith(file() + " has 100 different labels or more in column"));
    assertEquals(true, found.endsWith("; expected classes, or --task regression"), found);
  }

  @Test
  void aFolderHasATestPartWithTheClassesOfTheTraining() throws IOException {
    Files.writeString(folder.resolve("train.csv"), "a,k\n1,y\n2,x\n3,z\n");
    CsvParts parts = new CsvParts(folder, List.of("k"), LearningTask.CLASSIFICATION);
    assertEquals(
        folder + " has no test.csv",
        assertThrows(FileNotFoundException.class, parts::readTest).getMessage());
    Path test = Files.writeString(folder.resolve("test.csv"), "a,k\n7,z\n");
    assertEquals(3, parts.readTrain().size());
    assertArrayEquals(new int[] {2}, labels(parts.readTest()));
    assertEquals(3, parts.readTest().targets().outputs());
    Files.writeString(test, "a,k\n7,z\n8,w\n");
    assertEquals(
        test + ", line 3: column k has the label w, which the training part does not have",
        assertThrows(DataFormatException.class, parts::readTest).getMessage());
    Files.writeString(test, "b,k\n7,z\n");
    assertEquals(
        test + " has the columns [b], but train.csv has [a]",
        assertThrows(DataFormatException.class, parts::readTest).getMessage());
    CsvParts file = parts(LearningTask.CLASSIFICATION, "a,k\n1,y\n");
    assertEquals(
        file() + " has no test part",
        assertThrows(FileNotFoundException.class, file::readTest).getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "7",
        "-12.5",
        "0.1",
        "3.4028235e38",
        "1e-45",
        "123456789012345",
        "1234567890123456789",
        ".5",
        "5.",
        "+3",
        "0.30000000000000004",
        "00012.50",
        "-.25",
        "99999999999999.9",
        "0.000000000000001"
      })
  void numbersAreThoseOfTheJdk(String text) {
    assertEquals(Double.parseDouble(text), Decimal.parse(text));
  }
}
