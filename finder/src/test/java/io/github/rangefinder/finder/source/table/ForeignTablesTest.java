package io.github.rangefinder.finder.source.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.data.LearningTask;
import io.github.rangefinder.engine.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables in other languages and of other programs: what they mean, or that it is not clear. */
class ForeignTablesTest {
  private static final int ROWS = 60;

  @TempDir private Path folder;

  private TableParts parts(LearningTask task, String text) throws IOException {
    Path file = Files.writeString(folder.resolve("t.csv"), text);
    return new TableParts(file, TableOptions.of(List.of(), task));
  }

  private TableParts parts(String text) throws IOException {
    return parts(LearningTask.CLASSIFICATION, text);
  }

  private static String rows(IntFunction<String> row) {
    return IntStream.range(0, ROWS)
        .mapToObj(i -> row.apply(i) + "\n")
        .collect(Collectors.joining());
  }

  private static float[] sample(Dataset data, int which) {
    Tensor x = new Tensor(data.sampleShape().withBatch(1));
    data.read(which, x, 0);
    return x.data();
  }

  private String failure(String text) {
    String message = assertThrows(IOException.class, () -> parts(text).readTrain()).getMessage();
    return message.substring(folder.toString().length() + 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "٢٣٫٥ | 23.5",
        "２３．５ | 23.5",
        "२३.५ | 23.5",
        "23.5\u200b | 23.5",
        "\u200f-23.5 | -23.5",
        "2.35D+01 | 23.5",
        "-.5d0 | -0.5",
        "EUR 23.5 | 23.5",
        "Rs. 1,234.5 | 1234.5",
        "R$ 23.5 | 23.5",
        "US$1,234.50 | 1234.5",
        "=\"23.5\" | 23.5",
        "`23.5 | 23.5",
        "1.234,50- | -1234.5",
        "$ (23.5) | -23.5",
        "$ - | 0",
        "- € | 0"
      })
  void aNumberIsOneHoweverItIsWritten(String written, float number) throws IOException {
    String field = written.replace('`', '\'').replace("\"", "\"\"");
    Dataset data =
        parts("a,b,k\n" + rows(i -> "\"" + field + "\"," + i + ".5," + i % 2)).readTrain();
    assertArrayEquals(new float[] {number, 7.5f}, sample(data, 7));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PC 17599", "A23", "12D4", "EURO 2024", "2-", "=A1", "'90s"})
  void whatIsNoNumberStaysAWord(String field) throws IOException {
    TableParts parts = parts("a,b,k\n" + rows(i -> field + "," + i + ".5," + i % 2));
    parts.readTrain();
    assertEquals(List.of("Columns of words, a number for each word: a (1)."), parts.notes());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2021.03.02 | 18688",
        "2021. 3. 2. | 18688",
        "2021年3月2日 | 18688",
        "2021-03 | 18687",
        "2021-03-02 06:00:00+02 | 18688.1667",
        "Tue Mar  2 12:00:00 2021 | 18688.5",
        "Tue Mar 02 12:00:00 +0000 2021 | 18688.5",
        "2021/03/02 12:00:00 PM EST | 18688.5",
        "3 days 06:00:00 | 3.25",
        "1:26.400 | 0.001",
        "2h 24m | 0.1",
        "1 day 6 hours 0 min | 1.25",
        "PT2H24M | 0.1"
      })
  void datesOfOtherProgramsAreNumbers(String date, float days) throws IOException {
    Dataset data = parts("a,b,k\n" + rows(i -> date + "," + i + ".5," + i % 2)).readTrain();
    assertArrayEquals(new float[] {days, 7.5f}, sample(data, 7), 1e-3f);
  }

  @Test
  void aLetterForMetresIsNoMinute() throws IOException {
    TableParts parts = parts("a,b,k\n" + rows(i -> i + "m," + i + ".5," + i % 2));
    assertArrayEquals(new float[] {7, 7.5f}, sample(parts.readTrain(), 7));
    assertEquals(List.of("Numbers without their units: a (m)."), parts.notes());
  }

  @Test
  void aNumberTooWideForItsColumnIsLost() throws IOException {
    TableParts parts =
        parts("a,b,k\n" + rows(i -> (i % 9 == 0 ? "####" : i + 0.5) + "," + i + ".5," + i % 2));
    assertArrayEquals(new float[] {7.5f, 0, 7.5f}, sample(parts.readTrain(), 7));
  }

  @Test
  void pixelsAtTheEndAreNoClasses() throws IOException {
    TableParts digits =
        parts(rows(i -> i % 10 + "," + i * 37 % 256 + "," + (i % 6 == 0 ? 100 + i : 0)));
    assertEquals(10, digits.readTrain().targets().outputs());
    assertEquals(
        "The label is the column 1, the first: it alone has classes, the last one numbers.",
        digits.notes().get(0));
  }

  @Test
  void withoutNamesTheChoiceOfTwoLabelsIsSaid() throws IOException {
    TableParts mushrooms = parts(rows(i -> "ep".charAt(i % 2) + ",x," + "dgp".charAt(i % 3)));
    assertEquals(3, mushrooms.readTrain().targets().outputs());
    assertEquals(
        "The label is the column 3, the last; the column 1 has classes, too.",
        mushrooms.notes().get(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Country,1960,1970,1980", "sample,400.5,401,401.5"})
  void aScaleIsAHeader(String header) throws IOException {
    TableParts spectra =
        parts(
            LearningTask.REGRESSION,
            header + "\n" + rows(i -> "s" + i + "," + i % 7 + ".5,2,0." + i));
    assertEquals(ROWS, spectra.readTrain().size());
  }

  @Test
  void aRowOfSmallNumbersIsASample() throws IOException {
    TableParts samples = parts("s0,1,2,3\n" + rows(i -> "t" + i + "," + i % 7 + ",2," + i % 2));
    assertEquals(ROWS + 1, samples.readTrain().size());
  }

  @Test
  void whoRatesIsNoLabel() {
    assertTrue(
        failure("userId,rating,timestamp\n" + rows(i -> i % 9 + ",3.5," + (964982703 + 100 * i)))
            .contains("different labels or more in column timestamp"));
  }

  @Test
  void manyNumbersThatAreClassesAreTold() throws IOException {
    TableParts sales =
        parts("day,shop,sales\n" + rows(i -> i + ".5," + i % 3 + "," + (200 + i / 2)));
    sales.readTrain();
    assertEquals(
        "Each of the 30 different numbers in the column sales is a class; if they are to be predicted"
            + " as numbers, the task is regression.",
        sales.notes().get(0));
  }

  @Test
  void directionsOfCoordinatesAreSigns() throws IOException {
    TableParts parts =
        parts("lat,lon,k\n" + rows(i -> i + ".5N," + i + (i % 2 == 0 ? ".25E," : ".25W,") + i % 2));
    assertArrayEquals(new float[] {7.5f, -7.25f}, sample(parts.readTrain(), 7));
    assertEquals(
        List.of(
            "Numbers without their units: lat (N).",
            "South and west of 0 are negative: lon (E, W)."),
        parts.notes());
    Path other = Files.writeString(folder.resolve("o.csv"), "lat,lon,k\n1.5N,2.5W,0\n");
    TableOptions options = TableOptions.of(List.of(), LearningTask.CLASSIFICATION);
    Dataset read = new TableParts(parts.columns(), List.of("0", "1"), options, other).readTest();
    assertArrayEquals(new float[] {1.5f, -2.5f}, sample(read, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name\tiris\tlength\nstring\tdiscrete\tcontinuous\nmeta\tclass\t\n",
        "name\tiris\tlength\ns\td\tc\nm\tclass\t\n",
        "mS#name\tcD#iris\tC#length\n"
      })
  void linesOfOrangeSayWhatColumnsAre(String header) throws IOException {
    TableParts parts =
        parts(header + rows(i -> "n" + i + "\t" + "ab".charAt(i % 2) + "\t" + i + ".5"));
    Dataset data = parts.readTrain();
    assertEquals(ROWS, data.size());
    assertEquals(List.of("a", "b"), ((Labels) data.targets()).names());
    assertArrayEquals(new float[] {7.5f}, sample(data, 7));
    assertTrue(parts.notes().toString().contains("the class for Orange"), parts.notes()::toString);
    assertTrue(parts.notes().toString().contains("no data for Orange"), parts.notes()::toString);
  }

  @Test
  void aHeaderThatComesAgainIsNoSample() throws IOException {
    String header = "a,kind,k\n";
    TableParts parts = parts(header + rows(i -> (i == 30 ? header : "") + i + ".5,x," + i % 2));
    assertEquals(ROWS, parts.readTrain().size());
    assertTrue(
        parts.notes().contains("Left out is line 32, the header again."), parts.notes()::toString);
    String same = rows(i -> "p,q," + "xy".charAt(i % 2));
    assertEquals(ROWS, parts(same).readTrain().size(), "rows of words that come again are samples");
  }

  @Test
  void aTitleMayStandBehindSeparators() throws IOException {
    TableParts parts = parts(",My table,,\n,a,b,k\n" + rows(i -> "," + i + ".5,1.5," + i % 2));
    assertEquals(ROWS, parts.readTrain().size());
    assertEquals(List.of("Left out is the line of a title above the table."), parts.notes());
  }

  @Test
  void labelsThatANumberDoesNotTellApartAreRefused() {
    assertEquals(
        "t.csv, line 2: column user has a label of more than 15 digits, which a number does not tell"
            + " from the next; begin such labels with a letter",
        failure("a,b,user\n" + rows(i -> i + ".5,1.5," + (1234567890123456789L + i % 2))));
  }

  @Test
  void decimalCommasAndPointsInOneColumnAreAMistake() {
    assertEquals(
        "t.csv, line 3: column a has 1,25, expected a finite number with a decimal point, as others"
            + " of the column",
        failure("a;b;k\n" + rows(i -> (i % 2 == 0 ? "1.25;" : "1,25;") + i + ";" + i % 2)));
  }

  @Test
  void namesOfImagesAreNothingToLearnFrom() {
    assertEquals(
        "t.csv has nothing to learn from: column id names images, which are read by folders alone,"
            + " one for each class",
        failure("id,label\n" + rows(i -> i + ".png," + i % 2)));
  }

  @Test
  void aQuotationWithinAFieldIsNamedByItsLine() {
    assertEquals(
        "t.csv is no CSV file: in the row that begins in line 3, a quotation ends within a field;"
            + " quotation marks within one are to be written twice",
        failure("a,k\n\"x\",1\n\"say \\\"hi\\\"\",0\n"));
  }

  @Test
  void aRowThatIsTooShortIsComparedWithTheFirstOfItsWidth() {
    assertEquals(
        "t.csv, line 3: 3 fields, expected 4 as in line 2",
        failure("name,b,k\nSmith, John,1.5,0\nBob,2.5,1\n"));
  }

  @ParameterizedTest
  @CsvSource({"1,0", "True,False"})
  void classesWrittenOneHotAreTold(String one, String zero) throws IOException {
    TableParts parts =
        parts(
            "a,class_0,class_1,class_2\n"
                + rows(
                    i ->
                        i
                            + ".5,"
                            + IntStream.range(0, 3)
                                .mapToObj(k -> i % 3 == k ? one : zero)
                                .collect(Collectors.joining(","))));
    parts.readTrain();
    assertTrue(
        parts.notes().get(0).contains("but class_0, class_1, class_2 have a single 1 in each row"),
        parts.notes()::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "97;98;99, 5, '99, 98, 97'",
    "888;999, 5, '999, 888'",
    "888, 5, ''", // alone it may be what it says
    "998;999, 70, '999, 998'",
    "1e20, 70, 1E+20",
    "77, 70, ''", // ages may be that high
    "97;98;99, 90, ''"
  })
  void codesOfSurveysStandForNone(String codes, int range, String told) throws IOException {
    String[] code = codes.split(";");
    TableParts parts =
        parts(
            "q,b,k\n"
                + rows(
                    i ->
                        (i % 5 == 3 ? code[i / 5 % code.length] : 1 + i * 7 % range)
                            + ","
                            + (i + 0.25)
                            + ","
                            + i % 2));
    parts.readTrain();
    assertEquals(
        !told.isEmpty(),
        parts
            .notes()
            .contains("Numbers that stand for no value, far from all others: q (" + told + ")."),
        parts.notes()::toString);
    assertEquals(told.isEmpty(), parts.notes().isEmpty(), parts.notes()::toString);
  }

  @Test
  void aNumberThatMayStandForNoneIsToldWhereItIsToBePredicted() throws IOException {
    TableParts parts =
        parts(
            LearningTask.REGRESSION,
            "a,b,price\n" + rows(i -> i + ".5," + i * 7 % 13 + ".5," + (i % 9 == 4 ? -999 : i)));
    parts.readTrain();
    assertEquals(
        List.of(
            "The column price has -999 in 7 rows, far from all its other numbers: where that stands"
                + " for no value, the field should be empty."),
        parts.notes());
  }

  @ParameterizedTest
  @CsvSource({
    "a_train.csv;a_test.csv;a_validation.csv, a_test.csv",
    "a_train.csv;a_validation.csv, a_validation.csv",
    "a_train.csv;a_test.csv;b_test.csv, ''",
    "X_train.csv;y_train.csv;X_test.csv;y_test.csv, ''"
  })
  void theTestPartIsFoundAmongOthers(String files, String test) throws IOException {
    for (String name : files.split(";")) {
      Files.createFile(folder.resolve(name));
    }
    TableFiles tables = TableFiles.in(folder);
    assertEquals(test, tables.test().map(file -> file.getFileName().toString()).orElse(""));
    assertEquals(files.startsWith("X"), tables.isApart());
    assertEquals(
        !files.startsWith("X"),
        tables.train().isPresent(),
        () -> Arrays.toString(files.split(";")));
  }
}
