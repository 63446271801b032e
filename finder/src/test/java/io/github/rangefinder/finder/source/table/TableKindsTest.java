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
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as repositories, spreadsheets and statistics programs hand them out. */
class TableKindsTest {
  private static final int ROWS = 60;

  @TempDir private Path folder;

  private TableParts parts(LearningTask task, String text) throws IOException {
    Path file = folder.resolve("t.csv");
    Files.writeString(file, text);
    return new TableParts(file, TableOptions.of(List.of(), task));
  }

  private TableParts parts(String text) throws IOException {
    return parts(LearningTask.CLASSIFICATION, text);
  }

  private static String rows(IntFunction<String> row) {
    return IntStream.range(0, ROWS).mapToObj(row).collect(Collectors.joining("\n"));
  }

  private static List<String> classes(TableParts parts) throws IOException {
    return ((Labels) parts.readTrain().targets()).names();
  }

  private static float[] samples(Dataset data) {
    Tensor x = new Tensor(data.sampleShape().withBatch(data.size()));
    for (int i = 0; i < data.size(); i++) {
      data.read(i, x, i);
    }
    return x.data();
  }

  private String failure(String text) {
    return assertThrows(IOException.class, () -> parts(text).readTrain()).getMessage();
  }

  private static String measured(int i) {
    return i * 37 % 101 + ".5";
  }

  @ParameterizedTest
  @CsvSource({
    "class,alcohol,ash",
    "y,x1,x2",
    "Species,length,width",
    "diagnosis,radius,texture",
    "Type of wine,alcohol,ash" // without a telling name: nothing else can be a label
  })
  void theFirstColumnIsTheLabelWhereItAloneCanBe(String label, String a, String b)
      throws IOException {
    String header = String.join(",", label, a, b) + "\n";
    TableParts parts =
        parts(header + rows(i -> i % 3 + 1 + "," + measured(i) + "," + measured(i * 7)));
    assertEquals(List.of("1", "2", "3"), classes(parts));
    assertTrue(
        parts.notes().get(0).startsWith("The label is the column " + label + ", "),
        parts.notes().toString());
  }

  @Test
  void aLabelStandsFirstInAFileWithoutNamesToo() throws IOException {
    TableParts wine =
        parts(rows(i -> i % 3 + 1 + "," + measured(i) + "," + i * 3 % 50 + "," + measured(i * 7)));
    assertEquals(List.of("1", "2", "3"), classes(wine));
    assertEquals(
        List.of(
            "The label is the column 1, the first: it alone has classes, the last one numbers."),
        wine.notes());
  }

  @Test
  void aLabelBehindAnIdIsFound() throws IOException {
    TableParts titanic =
        parts(
            "PassengerId,Survived,class,Fare,Embarked\n"
                + rows(
                    i ->
                        i
                            + 1
                            + ","
                            + i % 2
                            + ","
                            + i % 3
                            + ","
                            + measured(i)
                            + ","
                            + "CQS".charAt(i % 3)));
    assertEquals(List.of("0", "1"), classes(titanic));
    assertTrue(titanic.notes().contains("The label is the column Survived, by its name."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sex,length,rings|F|M|9|10", // abalone: the last one may be classes
        "class,age,survived|A|B|0|1",
        "x,y,kind|1|2|ape|cat"
      })
  void theLastColumnIsTheLabelWhereItMayBe(
      String header, String first, String other, String label, String another) throws IOException {
    TableParts parts =
        parts(
            header
                + "\n"
                + rows(
                    i ->
                        (i % 2 == 0 ? first : other)
                            + ","
                            + measured(i)
                            + ","
                            + (i % 3 == 0 ? label : another)));
    assertEquals(List.of(label, another), classes(parts));
    assertEquals(List.of(), parts.notes().stream().filter(n -> n.startsWith("The label")).toList());
  }

  @Test
  void numbersToPredictAreTheLastOnesUnlessCalledSo() throws IOException {
    String rows = rows(i -> i % 2 + "," + measured(i) + "," + i);
    for (String header : List.of("class,size,price", "y,size,price")) {
      TableParts parts = parts(LearningTask.REGRESSION, header + "\n" + rows);
      float first = parts.readTrain().size() > 1 ? samples(parts.readTrain())[0] : -1;
      assertEquals(header.startsWith("y") ? 0.5f : 0, first, header);
    }
  }

  @Test
  void aForgottenTaskIsNamedAndSoIsAnotherColumn() {
    String found =
        failure("sex,smoker,charges\n" + rows(i -> i % 2 + "," + i % 3 + "," + i * 1.37));
    assertTrue(
        found.endsWith(
            "in column charges, such as 0 and 1.37; expected classes, or task regression,"
                + " or another labelColumn"),
        found);
  }

  /** As a spreadsheet, SAS, a browser and a clock write them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "05-Jan-2024|4-Feb-2024|19727|19757",
        "05JAN2024|04FEB2024|19727|19757",
        "05JAN2024:12:00:00|04FEB2024:00:00:00|19727.5|19757",
        "5 January 2024|4 February 2024|19727|19757",
        "Jan 5, 2024|Feb 4, 2024|19727|19757",
        "Fri, 05 Jan 2024 12:00:00 GMT|Sun, 04 Feb 2024 00:00:00 GMT|19727.5|19757",
        "05. Jan 24|04. Mrz 24|19727|19786",
        "1/25/24|2/4/24|19747|19757",
        "25.01.24|04.02.24|19747|19757",
        "1/25/2024 3:00:00 PM|2/4/2024 12:00:00 AM|19747.625|19757",
        "3:00 PM|6:00 am|0.625|0.25",
        "15:00|06:00:00|0.625|0.25"
      })
  void datesAndTimesAreNumbers(String first, String second, float one, float two)
      throws IOException {
    TableParts parts = parts("when;k\n%s;a\n%s;b\n".formatted(first, second));
    assertArrayEquals(new float[] {one, two}, samples(parts.readTrain()));
    assertEquals(1, parts.notes().size(), parts.notes().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12.5 kg|7 kg|12.5|7|Numbers without their units: w (kg).",
        "12,5 kg|7,25 kg|12.5|7.25|Numbers without their units: w (kg).",
        "180cm|95 cm|180|95|Numbers without their units: w (cm).",
        "1 234,50 kr|9 876,25 kr|1234.5|9876.25|Numbers without their units: w (kr).",
        "36 months|60 months|36|60|Numbers without their units: w (months).",
        "€1.5M|€250K|1500000|250000|Letters behind numbers count as thousands, millions and so on:"
            + " w (K, M).",
        "1TB|500GB|1e12|5e11|Letters behind numbers count as thousands, millions and so on: w (GB,"
            + " TB)."
      })
  void numbersMayHaveUnits(String first, String second, float one, float two, String note)
      throws IOException {
    TableParts parts = parts("w;k\n%s;a\n%s;b\n".formatted(first, second));
    assertArrayEquals(new float[] {one, two}, samples(parts.readTrain()));
    assertEquals(List.of(note), parts.notes());
  }

  @Test
  void unitsHoldForTheTestPart() throws IOException {
    Files.writeString(folder.resolve("flats_train.csv"), "w,k\n1 kg,a\n2 kg,b\n");
    Files.writeString(folder.resolve("flats_test.csv"), "w,k\n3 kg,a\n4 lb,b\n");
    TableParts parts =
        new TableParts(folder, TableOptions.of(List.of(), LearningTask.CLASSIFICATION));
    assertTrue(TableParts.isIn(folder));
    assertTrue(
        assertThrows(IOException.class, parts::readTest)
            .getMessage()
            .endsWith("flats_test.csv, line 3: column w has 4 lb, expected a number of kg"));
    Files.writeString(folder.resolve("flats_test.csv"), "w,k\n3 kg,a\n4,b\n");
    assertArrayEquals(new float[] {3, 4}, samples(parts.readTest()));
    TableColumns saved = parts.columns();
    TableParts later =
        new TableParts(
            saved,
            List.of("a", "b"),
            TableOptions.of(List.of(), LearningTask.CLASSIFICATION),
            folder.resolve("flats_test.csv"));
    assertArrayEquals(new float[] {3, 4}, samples(later.readTest()));
  }

  /** SAS and Stata write a point for no number, Minitab a star; one alone is a mistake. */
  @ParameterizedTest
  @ValueSource(strings = {".", "-", "*"})
  void aMarkIsAGapWhereItComesAgain(String mark) throws IOException {
    String rows = "1,x\n2,y\n3,x\n";
    assertArrayEquals(
        new float[] {1, 0, 2, 0, 3, 0, 2, 1, 2, 1},
        samples(parts("a,k\n" + rows + mark + ",y\n" + mark + ",x\n").readTrain()));
    assertEquals(
        folder.resolve("t.csv") + ", line 5: column a has " + mark + ", expected a finite number",
        failure("a,k\n" + rows + mark + ",y\n"));
  }

  @Test
  void aFreeTextAloneIsNothingToLearnFrom() {
    assertEquals(
        folder.resolve("t.csv")
            + " has nothing to learn from: column text is different in every row",
        failure("label,text\n" + rows(i -> i % 2 + ",message number " + i)));
  }

  @Test
  void aFileOfLibsvmIsCalledThat() {
    assertEquals(
        folder.resolve("t.csv") + " is no table but a file of LIBSVM; save it as .csv or .npz",
        failure(rows(i -> (i % 2 * 2 - 1) + " 1:0." + i + " 4:2e-3 7:1")));
  }

  /** Tabs and blanks in turns, as people line their columns up. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1\t2\t\ta\n3\t\t4\tb\n5\t6\tc\n",
        "1 2   3 4\t\"a b\"\n3  4 5 6\t\"c\"\n5 6 7 8\t\"d\"\n"
      })
  void tabsAndBlanksMaySeparateTogether(String text) throws IOException {
    Dataset data = parts(text).readTrain();
    assertEquals(3, data.size());
    assertEquals(text.startsWith("1\t") ? 2 : 4, data.sampleShape().dim(0));
  }

  @Test
  void aWordThatComesAgainIsNoHeader() throws IOException {
    TableParts cars =
        parts(
            "high,more,acc\n"
                + rows(
                    i -> "high," + (i % 4 == 0 ? "more" : "4") + (i % 5 == 0 ? ",acc" : ",bad")));
    assertEquals(ROWS + 1, cars.readTrain().size());
  }

  @Test
  void aHeaderMayEndWithASeparatorAndRowsNot() throws IOException {
    TableParts cancer =
        parts(
            "id,diagnosis,radius,area,\n"
                + rows(
                    i ->
                        i * 17
                            + 842302
                            + ","
                            + "MB".charAt(i % 2)
                            + ","
                            + measured(i)
                            + ",654.1"
                            + i));
    assertEquals(List.of("B", "M"), classes(cancer));
    assertEquals(3 - 1, cancer.readTrain().sampleShape().dim(0));
  }

  @Test
  void aLabelBehindANumberOfTheRowIsFoundWithoutNamesToo() throws IOException {
    TableParts cancer =
        parts(
            rows(
                i ->
                    i * 17 + 842302 + "," + "MB".charAt(i % 2) + "," + measured(i) + ",654.1" + i));
    assertEquals(List.of("B", "M"), classes(cancer));
  }

  @Test
  void whereTheLabelMightBeAnotherColumnTheChoiceIsSaid() throws IOException {
    TableParts letters = parts(rows(i -> (char) ('A' + i % 26) + "," + i % 7 + "," + i % 16));
    assertEquals(16, classes(letters).size());
    assertEquals(
        "The label is the column 3, the last, not the column 1, the only one of words.",
        letters.notes().get(0));
  }

  @Test
  void aFileOfWekaIsCalledThatWhateverItsName() {
    assertEquals(
        folder.resolve("t.csv") + " is no table but a file of Weka (ARFF); save it as .csv or .npz",
        failure("% about\n%\n\n@RELATION x\n@ATTRIBUTE a REAL\n@DATA\n1\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "| a | b | k |\n|---|:--:|---|\n",
        "+---+---+---+\n| a | b | k |\n+---+---+---+\n",
      })
  void linesAboutAHeaderAreNoSamples(String header) throws IOException {
    TableParts parts =
        parts(header + rows(i -> "| 1" + i + " | " + measured(i) + " | " + i % 2 + " |"));
    assertEquals(ROWS, parts.readTrain().size());
    assertEquals(2, parts.readTrain().targets().outputs());
  }

  @Test
  void theLineThatPsqlDrawsIsNoSample() throws IOException {
    TableParts parts =
        parts(
            "  a  |  b  | k\n-----+-----+---\n"
                + rows(i -> measured(i) + " | " + i % 7 + " | " + i % 2));
    assertEquals(ROWS, parts.readTrain().size());
    assertEquals(2, parts.readTrain().sampleShape().size());
  }

  @Test
  void missingValuesOfStataMaySayWhy() throws IOException {
    TableParts parts =
        parts(
            "a,b,k\n"
                + rows(
                    i ->
                        measured(i)
                            + ","
                            + (i == 4 ? "." : i % 9 == 1 ? ".b" : i % 5)
                            + ","
                            + i % 2));
    assertEquals(3, parts.readTrain().sampleShape().size());
    assertEquals(
        List.of(
            "Missing numbers are the column's median, and another number says where: b in 8 of 60"
                + " rows (2)."),
        parts.notes());
  }

  @Test
  void numbersWithBoundsAmongThemAreNoWordsToCount() throws IOException {
    TableParts parts =
        parts(
            "dose,flow,k\n"
                + rows(i -> (i % 9 == 0 ? "<0.5" : measured(i)) + "," + i % 7 + "," + i % 2));
    assertEquals(1, parts.readTrain().sampleShape().size());
    assertEquals(
        List.of(
            "Left out is the column dose, which has words such as <0.5 among numbers and hardly"
                + " ever repeats."),
        parts.notes());
  }

  @Test
  void aLabelAmongOneHotColumnsIsTold() throws IOException {
    IntFunction<String> row =
        i -> measured(i) + "," + (i % 3 == 0 ? "1,0,0" : i % 3 == 1 ? "0,1,0" : "0,0,1");
    TableParts parts = parts("a,cat,dog,bird\n" + rows(row));
    parts.readTrain();
    assertEquals(
        List.of(
            "The label is the column bird, but cat, dog, bird have a single 1 in each row, as"
                + " classes written one-hot: then each row's class belongs in one column, and these"
                + " are no data to learn from."),
        parts.notes());

    TableParts flags =
        parts(
            "a,cat,dog,bird\n"
                + rows(i -> measured(i) + "," + i % 2 + "," + i / 2 % 2 + "," + i / 4 % 2));
    flags.readTrain();
    assertEquals(List.of(), flags.notes());
  }

  @ParameterizedTest
  @CsvSource({"-999,2", "-9999,2", "-99,2", "999,2", "-999.25,2", "998,1", "-1,1", "99,1"})
  void aNumberFarFromAllOthersStandsForNone(String code, int width) throws IOException {
    TableParts parts =
        parts(
            "a,b,k\n"
                + rows(i -> (i % 10 == 3 ? code : i * 7 % 30) + "," + measured(i) + "," + i % 2));
    assertEquals(width + 1, parts.readTrain().sampleShape().size());
    assertEquals(
        width == 1
            ? List.of()
            : List.of(
                "Numbers that stand for no value, far from all others: a (" + code + ").",
                "Missing numbers are the column's median, and another number says where: a in 6 of"
                    + " 60 rows (15)."),
        parts.notes());
    // what a saved model says of the columns reads other files in the same way
    Path file = folder.resolve("other.csv");
    Files.writeString(file, "a,b,k\n" + code + ",1.5,0\n");
    TableOptions options = TableOptions.of(List.of(), LearningTask.CLASSIFICATION);
    float[] read =
        samples(new TableParts(parts.columns(), List.of("0", "1"), options, file).readTest());
    assertEquals(width + 1, read.length);
    if (width == 2) {
      assertEquals(1, read[1]);
    }
  }

  /**
   * An air station's -200 lies far below three columns, and below the large numbers of a fourth.
   */
  @ParameterizedTest
  @CsvSource({"-200,true", "-1,false"})
  void aNumberFarBelowSeveralColumnsStandsForNoneInEach(String code, boolean isGap)
      throws IOException {
    TableParts parts =
        parts(
            "a,b,c,d,k\n"
                + rows(
                    i ->
                        (i % 10 == 1 ? code : i * 7 % 30)
                            + ","
                            + (i % 10 == 2 ? code : i * 11 % 50)
                            + ","
                            + (i % 10 == 3 ? code : measured(i))
                            + ","
                            + (i % 10 == 4 ? code : 647 + 23 * i)
                            + ","
                            + i % 2));
    parts.readTrain();
    String told =
        "Numbers that stand for no value, far from all others: a (%1$s), b (%1$s), c (%1$s), d (%1$s).";
    assertEquals(isGap, parts.notes().contains(told.formatted(code)), parts.notes()::toString);
    assertEquals(isGap ? 2 : 0, parts.notes().size(), parts.notes()::toString);
  }

  @Test
  void aNumberThatMayStandForNoneIsToldWhereGapsAreDropped() throws IOException {
    Path file = folder.resolve("t.csv");
    Files.writeString(
        file,
        "a,b,k\n" + rows(i -> (i % 10 == 3 ? -999 : i * 7 % 30) + "," + measured(i) + "," + i % 2));
    TableOptions options = TableOptions.of(List.of(), LearningTask.CLASSIFICATION);
    TableParts parts =
        new TableParts(
            file,
            new TableOptions(
                options.labelColumns(),
                options.dropColumns(),
                options.task(),
                TableOptions.Missing.DROP,
                options.encoding()));
    assertEquals(ROWS, parts.readTrain().size());
    assertEquals(
        List.of(
            "The column a has -999 in 6 rows, far from all its other numbers: where that stands for"
                + " no value, the field should be empty."),
        parts.notes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"kg,m,", "kg,m,-", "(kg),[m],class", ",m,"})
  void aRowOfUnitsIsNoSample(String units) throws IOException {
    TableParts parts =
        parts(
            "mass,height,kind\n"
                + units
                + "\n"
                + rows(i -> measured(i) + "," + measured(3 * i) + "," + (i % 2 == 0 ? "a" : "b")));
    assertEquals(List.of("a", "b"), classes(parts));
    assertEquals(ROWS, parts.readTrain().size());
    assertEquals(List.of("Left out is line 2, units below the header."), parts.notes());
  }

  @Test
  void aWordAmongNumbersInTheFirstRowIsNoUnit() {
    String rows = rows(i -> measured(i) + "," + measured(3 * i) + "," + i % 2);
    assertTrue(failure("a,b,k\nkg,1.5,0\n" + rows).contains("line 2: column a has kg"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Total,300,120,",
        "Gesamt:,300,120,",
        "Source: Eurostat 2024,,,",
        "Source: Eurostat 2024",
        "\"Data from database: World Development Indicators\""
      })
  void whatStandsBelowATableIsNoSample(String end) throws IOException {
    String table =
        "place,mass,height,kind\n"
            + rows(
                i ->
                    "p"
                        + i % 5
                        + ","
                        + measured(i)
                        + ","
                        + measured(3 * i)
                        + ","
                        + (i % 2 == 0 ? "a" : "b"));
    TableParts parts = parts(table + "\n" + end + "\n");
    assertEquals(ROWS, parts.readTrain().size());
    assertTrue(
        parts.notes().contains("Left out is line 62 at the end, a total or a remark."),
        parts.notes().toString());
    TableParts two = parts(table + "\n\n" + end + "\nLast updated: 2024\n");
    assertEquals(ROWS, two.readTrain().size());
  }

  @Test
  void aShortRowWithinATableOrCutAtItsEndIsAMistake() {
    String table = "place,mass,kind\n" + rows(i -> "p q," + measured(i) + "," + i % 2);
    assertTrue(failure(table + "\nsome words\np q,1,0\n").contains("line 62: 1 fields"));
    assertTrue(failure(table + "\npq").contains("line 62: 1 fields"));
    assertTrue(failure(table + "\n12").contains("line 62: 1 fields"));
  }

  @ParameterizedTest
  @CsvSource({"WAHR,FALSCH", "Vrai,Faux", "SI,NO", "sí,no", "ja,nein", "да,нет", "是,否"})
  void yesAndNoInOtherLanguages(String yes, String no) throws IOException {
    TableParts parts =
        parts("a,b,k\n" + rows(i -> measured(i) + "," + (i % 3 == 0 ? yes : no) + "," + i % 2));
    float[] samples = samples(parts.readTrain());
    assertEquals(2 * ROWS, samples.length);
    assertArrayEquals(new float[] {1, 0}, new float[] {samples[1], samples[3]});
    assertEquals(List.of("Yes counts as 1 and no as 0: b."), parts.notes());
  }

  /** Spreadsheets count hours beyond a day, Python puts a comma behind days. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "59:15:00,5 | 20:30:00,5 | 2.46875 | 0.8541667",
        "'2 days, 6:00:00,5' | '1 day, 12:00:00,5' | 2.25 | 1.5",
        "1:15 p. m.,5 | 3:00 a.\u00a0m.,5 | 0.5520833 | 0.125",
      })
  void timesHaveMoreHoursThanADayAndSpanishHalves(
      String one, String other, float first, float second) throws IOException {
    String separated =
        "time;b;label\n"
            + rows(
                i ->
                    (i % 2 == 0 ? one : other).replace(",5", ";" + i * 7 % 11)
                        + ";"
                        + "xy".charAt(i / 2 % 2));
    float[] numbers = samples(parts(separated).readTrain());
    assertEquals(first, numbers[0]);
    assertEquals(second, numbers[2]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4 maart 2024", "4 marca 2024", "4 mars 2024"})
  void monthsHaveDutchAndPolishNames(String date) throws IOException {
    String text = "d,b,label\n" + rows(i -> date + "," + measured(i) + "," + "xy".charAt(i % 2));
    assertEquals(19786, samples(parts(text).readTrain())[0]);
  }

  @Test
  void aLastColumnWithoutAnyValueIsNotTheLabel() throws IOException {
    String text = "a,kind,status\n" + rows(i -> measured(i) + "," + "xy".charAt(i % 2) + ",");
    assertEquals(List.of("x", "y"), classes(parts(text)));
  }

  /** MySQL's, down to the line and the words below them. */
  @Test
  void aLineMayBeDrawnBelowTheRows() throws IOException {
    String line = "+------+---+\n";
    String text =
        line
            + "| a | b | y |\n"
            + line
            + rows(i -> "| " + measured(i) + " | " + i % 7 + " | " + "xy".charAt(i % 2) + " |")
            + "\n"
            + line
            + "60 rows in set (0.01 sec)\n";
    assertEquals(ROWS, parts(text).readTrain().size());
  }

  @ParameterizedTest
  @CsvSource({
    "PK\u0003\u0004 mimetypeapplication/vnd.oasis.opendocument.spreadsheet,a spreadsheet",
    "CDF\u0001 x,a NetCDF file",
    "HEADER RECORD*\u0000LIBRARY,a file of SAS"
  })
  void whatIsNoTableIsCalledByItsName(String start, String name) {
    String sentence = failure(start);
    assertTrue(sentence.contains(" is no table but " + name + "; save it"), sentence);
  }
}
