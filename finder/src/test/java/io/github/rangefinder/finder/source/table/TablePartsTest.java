package io.github.rangefinder.finder.source.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.data.LearningTask;
import io.github.rangefinder.engine.data.Standardization;
import io.github.rangefinder.engine.data.TargetValues;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TablePartsTest {
  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("t.csv");
  }

  private TableParts parts(LearningTask task, String text, String... labels) throws IOException {
    Files.writeString(file(), text);
    return new TableParts(file(), TableOptions.of(List.of(labels), task));
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
              + ", expected a single 1 and else 0, or task regression",
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
    TableParts words = parts(LearningTask.REGRESSION, "p,a\n1,2\n1,low\n");
    assertEquals(
        file() + ", line 3: column a has low, expected a finite number",
        assertThrows(DataFormatException.class, words::readTrain).getMessage());
  }

  private String failure(String text, String... labels) {
    return assertThrows(IOException.class, () -> read(text, labels)).getMessage();
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
        "a,k~1,x~2,~3,z|, line 3: column k has no value",
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
    String rows = "1,1,a\n2,2,b\n3,3,b\n";
    assertEquals(file() + ", line 1: column 3 has no value", failure("3,1,\n" + rows));
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
        file()
            + " has a single column, k; columns are set apart by commas, semicolons, tabs, bars or"
            + " blanks, or as a first line such as sep=^ says",
        failure("k\n1\n2\n"));
    assertEquals(
        file() + " has no column beside the label k, expected numbers to learn from",
        failure(",k\n0,1\n1,2\n"));
    assertEquals(file() + " is empty, expected a row for each sample", failure(""));
  }

  @Test
  void labelsThatAreHardlyEverTheSameAreNumbersToPredict() {
    String rows =
        IntStream.range(0, 100).mapToObj(i -> i + "," + i / 7.0).collect(Collectors.joining("\n"));
    String found = failure("a,price\n" + rows);
    assertEquals(true, found.startsWith(file() + " has 100 different labels or more in column"));
    assertEquals(
        true,
        found.endsWith("; expected classes, or task regression, or another labelColumn"),
        found);
  }

  @Test
  void aFolderHasATestPartWithTheClassesOfTheTraining() throws IOException {
    Files.writeString(folder.resolve("train.csv"), "a,k\n1,y\n2,x\n3,z\n");
    TableParts parts =
        new TableParts(folder, TableOptions.of(List.of("k"), LearningTask.CLASSIFICATION));
    assertEquals(
        folder + " has no test.csv",
        assertThrows(FileNotFoundException.class, parts::readTest).getMessage());
    Path test = Files.writeString(folder.resolve("test.csv"), "a,k\n7,z\n");
    assertEquals(3, parts.readTrain().size());
    assertArrayEquals(new int[] {2}, labels(parts.readTest()));
    assertEquals(3, parts.readTest().targets().outputs());
    Files.writeString(test, "a,k\n7,z\n8,w\n");
    assertEquals(
        test
            + ", line 3: column k has the label w, which the training part does not have; it has"
            + " x, y, z",
        assertThrows(DataFormatException.class, parts::readTest).getMessage());
    Files.writeString(test, "b,k\n7,z\n");
    assertEquals(
        test + " has the columns [b, k], but the training part has [a, k]",
        assertThrows(DataFormatException.class, parts::readTest).getMessage());
    Files.writeString(test, "a\n7\n");
    assertEquals(
        test + " has no column k, the label: what such samples are can be predicted, not tested",
        assertThrows(UnlabelledException.class, parts::readTest).getMessage());
    TableParts file = parts(LearningTask.CLASSIFICATION, "a,k\n1,y\n");
    assertEquals(
        file() + " has no test part",
        assertThrows(FileNotFoundException.class, file::readTest).getMessage());
  }

  private static TableOptions options(TableOptions.Missing missing, String... drop) {
    return new TableOptions(
        List.of(), List.of(drop), LearningTask.CLASSIFICATION, missing, Optional.empty());
  }

  private TableParts parts(TableOptions options, String text) throws IOException {
    Files.writeString(file(), text);
    return new TableParts(file(), options);
  }

  /** All of them are the same two samples. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sep=;\na;b;kind\n1;2.5;cat\n-3;400;ape\n",
        "# a comment, and more\n#another\na,b,kind\n1,2.5,cat\n# in between\n-3,400,ape\n",
        "# a b kind\n1 2.5 cat\n-3   400\tape\n",
        "a,b,kind,\n1,2.5,cat,\n-3,400,ape,\n",
        "a,b,kind\n1,2.5,cat,\n-3,400,ape\n",
        "a|b|kind\n1|2.5|cat\n-3|400|ape\n",
        "  a  b kind\n  1 2.5  cat\n -3 400  ape\n",
        ",0,1,2\nx,1,2.5,cat\ny,-3,400,ape\n",
        "0,1,2\n1,2.5,cat\n-3,400,ape\n",
        "a,b,kind\n1,1,2.5,cat\n2,-3,400,ape\n",
        "a;b;kind\n1,0;2,5;cat\n-3,0;400,0;ape\n",
        "a;b;kind\n1;2,5;cat\n-3;4.0e2;ape\n",
        "a,b,kind\n1,\"2.5\",cat\n\"-3\",\"400\",\"ape\"\n",
        "\"a\" \"b\" \"kind\"\n\"r 1\" 1 2.5 \"cat\"\n\"r \\\"2\" -3 400 \"ape\"\n",
        "'a','b','kind'\n'1','2.5',cat\n'-3','400',ape\n",
        "A report, of 2024\nby us\n\na;b;kind\n1;2.5;cat\n-3;400;ape\n",
        "A report,,\n,,\nby us,,\na,b,kind\n1,2.5,cat\n-3,400,ape\n",
        "a,b,kind\n1,2.5,cat\n,,\n-3,400,ape\n\" \",\u2003,\n"
      })
  void readsWhatOtherProgramsWrite(String text) throws IOException {
    if (text.contains("4.0e2")) {
      assertTrue(failure(text).contains("column b has "), failure(text));
      return;
    }
    Dataset data = read(text);
    assertArrayEquals(new float[] {1, 2.5f, -3, 400}, samples(data));
    assertEquals(List.of("ape", "cat"), names(data));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "windows-1252", "UTF-8", "UTF-32"})
  void theEncodingIsToldByTheBytes(String encoding) throws IOException {
    String mark = encoding.equals("UTF-16LE") ? "\uFEFF" : "";
    String text = mark + "größe,name\n" + "1,Müller\n2,Möller\n3,Maier\n".repeat(20);
    byte[] bytes = text.getBytes(Charset.forName(encoding));
    if (encoding.equals("UTF-32")) {
      bytes = ("\uFEFF" + text).getBytes(Charset.forName("UTF-32LE"));
    }
    Files.write(file(), bytes);
    TableParts parts =
        new TableParts(file(), TableOptions.of(List.of(), LearningTask.CLASSIFICATION));
    assertEquals(List.of("Maier", "Möller", "Müller"), names(parts.readTrain()));
    assertEquals(
        encoding.startsWith("windows")
            ? List.of(
                "t.csv is not UTF-8; it is read as windows-1252, unless another encoding is named.")
            : List.of(),
        parts.notes());
  }

  @ParameterizedTest
  @CsvSource({
    "Shift_JIS, 身長, 良",
    "GB18030, 身高, 合格",
    "EUC-KR, 신장, 합격",
    "windows-1251, рост, годен",
    "windows-1253, ύψος, καλός"
  })
  void anotherScriptThanTheWesternOneIsRefused(String encoding, String name, String label)
      throws IOException {
    String text = name + "," + name + "\n1," + label + "\n2," + label + label + "\n";
    Files.write(file(), text.getBytes(Charset.forName(encoding)));
    TableParts parts =
        new TableParts(file(), TableOptions.of(List.of(), LearningTask.CLASSIFICATION));
    assertEquals(
        file()
            + " is neither UTF-8 nor windows-1252; encoding names what it is, such as windows-1251,"
            + " GB18030 or Shift_JIS",
        assertThrows(IOException.class, parts::readTrain).getMessage());
  }

  @Test
  void anEncodingMayBeGiven() throws IOException {
    Files.write(file(), "1,да\n2,нет\n".getBytes(Charset.forName("windows-1251")));
    TableOptions options =
        new TableOptions(
            List.of(),
            List.of(),
            LearningTask.CLASSIFICATION,
            TableOptions.Missing.MEDIAN,
            Optional.of(Charset.forName("windows-1251")));
    assertEquals(List.of("да", "нет"), names(new TableParts(file(), options).readTrain()));
  }

  @Test
  void compressedTablesAreRead() throws IOException {
    Path packed = folder.resolve("t.tsv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write("a\tk\n1\tx\n2\ty\n".getBytes(StandardCharsets.UTF_8));
    }
    assertTrue(TableParts.isName(packed.toString()));
    TableOptions options = TableOptions.of(List.of(), LearningTask.CLASSIFICATION);
    assertArrayEquals(new float[] {1, 2}, samples(new TableParts(packed, options).readTrain()));
  }

  @Test
  void aFirstRowWithoutAValueIsNoHeader() throws IOException {
    assertEquals(2, read("1\t\\N\tx\n2\t3\ty\n").size());
  }

  @Test
  void whatWasTakenOffNumbersIsSaid() throws IOException {
    TableParts parts =
        parts(options(TableOptions.Missing.MEDIAN), "Title\n\na,b,k\n5%,$1,x\n7%,2,y\n");
    parts.readTrain();
    assertEquals(
        List.of(
            "Left out is the line of a title above the table.",
            "Numbers without their signs of percent, currency and the like: a, b (1 of 2)."),
        parts.notes());
  }

  @Test
  void wordsForNothingAreGapsAmongNumbersAndWordsAmongWords() throws IOException {
    float[] found =
        samples(
            parts(
                    options(TableOptions.Missing.MEDIAN),
                    "a,b,k\n1,--,--\n#DIV/0!,+,+\n\\N,--,--\n3,unknown,+\n")
                .readTrain());
    // a: value, gap; b: one of +, --, unknown, or another word
    assertArrayEquals(
        new float[] {1, 0, 0, 1, 0, 0, 2, 1, 1, 0, 0, 0, 2, 1, 0, 1, 0, 0, 3, 0, 0, 0, 1, 0},
        found);
  }

  /** {@code 1,234} alone says nothing: the other columns do, or the separator. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,b,k~'1,234',0.5,x~'2,345',1.5,y|1234 0.5 2345 1.5",
        "a;b;k~1,234;0,5;x~2,345;1,5;y|1.234 0.5 2.345 1.5",
        "a;k~1,234;x~2,345;y|1.234 2.345",
        "a,k~'1,234',x~'2,345',y|1234 2345",
        "a,k~'1,234,567',x~'2,345',y~'12',x|1234567 2345 12",
        "a;b;k~1.234;0,5;x~2.345;1,5;y|1234 0.5 2345 1.5",
        "a;b;k~1.234.567,8;0,5;x~-2.345;1,5;y|1234567.8 0.5 -2345 1.5",
        "a;b;k~1 234;0,5;x~12 345;1,5;y|1234 0.5 12345 1.5",
        "a,b,k~1.234,0.5,x~2.345,1.5,y|1.234 0.5 2.345 1.5",
        "a;b;k~12,5 %;0,5;x~7%;1,5;y|12.5 0.5 7 1.5",
        "a,b,k~'$1,234.50',(0.5),x~-$2.25,1.5,y|1234.5 -0.5 -2.25 1.5",
        "a;b;k~1.234,50 €;−0,5;x~− 2 €;1,5;y|1234.5 -0.5 -2 1.5",
        "a;b;k~1’234.50;0.5;x~₹ 7;1.5;y|1234.5 0.5 7 1.5",
        "a,k~'12,34,567',x~'2,345.5',y~'12',x|1234567 2345.5 12"
      })
  void numbersFollowTheConventionOfTheirColumn(String text, String numbers) throws IOException {
    float[] found = samples(read(text.replace('~', '\n').replace('\'', '"')));
    String[] expected = numbers.split(" ");
    for (int i = 0; i < found.length; i++) {
      assertEquals(Float.parseFloat(expected[i]), found[i]);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1d", "1f", "0x1p3", "1_000", "0,5", "1 000", "12:30", "--1", "1e"})
  void whatIsNoNumberAmongNumbersIsNamed(String field) {
    String rows = "0.25,x\n0.5,y\n".repeat(20);
    assertTrue(
        failure("a,k\n" + rows + field.replace(",", "\",\"").replace("\",\"", ",") + ",x\n" + rows)
            .startsWith(file() + ", line 42: "),
        field);
  }

  @Test
  void wordsAreANumberEachAndOthersHaveOneOfTheirOwn() throws IOException {
    Files.writeString(folder.resolve("train.csv"), "a,color,k\n1,red,x\n2,blue,y\n3,,x\n4,red,y\n");
    Files.writeString(folder.resolve("test.csv"), "k,color,a\nx,green,5\ny,red,6\nx,,7\n");
    TableParts parts =
        new TableParts(folder, TableOptions.of(List.of("k"), LearningTask.CLASSIFICATION));
    assertArrayEquals( // a, blue, red, (missing), (another)
        new float[] {1, 0, 1, 0, 0, 2, 1, 0, 0, 0, 3, 0, 0, 1, 0, 4, 0, 1, 0, 0},
        samples(parts.readTrain()));
    assertEquals(List.of("Columns of words, a number for each word: color (2)."), parts.notes());
    assertArrayEquals(
        new float[] {5, 0, 0, 0, 1, 6, 0, 1, 0, 0, 7, 0, 0, 1, 0}, samples(parts.readTest()));
  }

  @Test
  void missingNumbersAreTheMedianAndFlagged() throws IOException {
    String text = "a,b,k\n1,5,x\n,6,y\n3,7,x\n8,NaN,y\n4,none,y\n";
    TableParts parts = parts(options(TableOptions.Missing.MEDIAN), text);
    assertArrayEquals(
        new float[] {1, 0, 5, 0, 3.5f, 1, 6, 0, 3, 0, 7, 0, 8, 0, 6, 1, 4, 0, 6, 1},
        samples(parts.readTrain()));
    assertEquals(
        List.of(
            "Missing numbers are the column's median, and another number says where: a in 1 of 5"
                + " rows (3.5), b in 2 of 5 rows (6)."),
        parts.notes());
    TableParts drop = parts(options(TableOptions.Missing.DROP), text);
    assertArrayEquals(new float[] {1, 5, 3, 7}, samples(drop.readTrain()));
    assertEquals(List.of("Left out are 3 of 5 rows, which lack a value."), drop.notes());
    TableParts refuse = parts(options(TableOptions.Missing.REFUSE), text);
    assertEquals(
        file() + ", line 3: column a has no value; 3 lines lack one: 3, 5, 6",
        assertThrows(DataFormatException.class, refuse::readTrain).getMessage());
  }

  @Test
  void datesAndYesAndNoAreNumbers() throws IOException {
    TableParts parts =
        parts(
            options(TableOptions.Missing.MEDIAN),
            "iso,german,american,both,sure,k\n"
                + "1970-01-02,02.01.1970,01/31/1970,02/01/1970,yes,x\n"
                + "1970-01-01 12:00:00,01.02.1970 06:00,02/01/1970,13/01/1970,No,y\n"
                + "1970-01-03T00:00:00+12:00,,02/02/1970,01/01/1970,yes,x\n");
    float[] found = samples(parts.readTrain());
    assertArrayEquals(
        new float[] {1, 1, 0, 30, 1, 1, 0.5f, 31.25f, 0, 31, 12, 0, 1.5f, 16.125f, 1, 32, 0, 1},
        found);
    assertTrue(
        parts
            .notes()
            .contains(
                "Dates count as days since 1970: iso, german (day first), american (month first),"
                    + " both (day first)."),
        parts.notes().toString());
    assertTrue(parts.notes().contains("Yes counts as 1 and no as 0: sure."));
  }

  @Test
  void whatTellsNothingIsLeftOutAndSaid() throws IOException {
    String rows =
        IntStream.range(0, 30)
            .mapToObj(
                i ->
                    "%d,%d,name %d,%d,,%s,%d"
                        .formatted(i + 100, i * 37 % 1000, i, i * i, i % 2 == 0 ? "a" : "b", i % 3))
            .collect(Collectors.joining("\n"));
    TableParts parts =
        parts(
            options(TableOptions.Missing.MEDIAN, "drop"),
            "count,customer_id,name,square,empty,drop,k\n" + rows);
    assertEquals(Shape.of(1), parts.readTrain().sampleShape());
    assertEquals(
        List.of(
            "Left out are the columns count, customer_id, each of which is different in every row,"
                + " as a number that only names it.",
            "Left out is the column name, which is different in every row.",
            "Left out is the column empty, which has no value in any row."),
        parts.notes());
  }

  @Test
  void aLabelMayStandAnywhere() throws IOException {
    TableParts named = parts(options(TableOptions.Missing.MEDIAN), "label,a,b\nx,1,2\ny,3,4\n");
    assertArrayEquals(new float[] {1, 2, 3, 4}, samples(named.readTrain()));
    assertEquals(List.of("The label is the column label, by its name."), named.notes());
    assertArrayEquals(new float[] {1, 2, 3, 4}, samples(read("a,k,b\n1,x,2\n3,y,4\n", "k")));
  }

  /** Words that look like gaps: none among words, and what stands in quotes. */
  @Test
  void wordsThatLookLikeGapsMayBeLabels() throws IOException {
    assertEquals(List.of("mild", "none"), names(read("a,k\n1,none\n2,mild\n3,none\n")));
    assertEquals(List.of("DE", "NA"), names(read("a,k\n1,\"NA\"\n2,\"DE\"\n")));
    assertEquals(List.of("false", "true"), names(read("a,k\n1,true\n2,false\n")));
    assertTrue(failure("a,k\n1,x\n2,NA\n").endsWith("line 3: column k has no value"));
  }

  /** 1.7e9 + 1/8, 2/8, …: a float has steps of 128 there. */
  @Test
  void numbersFarFromZeroKeepTheirDigits() throws IOException {
    String rows =
        IntStream.range(0, 64)
            .mapToObj(i -> 1_700_000_000 + i * 7 % 64 / 8.0 + "," + i % 2)
            .map(row -> new BigDecimal(row.split(",")[0]).toPlainString() + "," + row.split(",")[1])
            .collect(Collectors.joining("\n"));
    Dataset far = read("t,k\n" + rows);
    Dataset near = read("t,k\n" + rows.replaceAll("(?m)^17000000", "0"));
    assertArrayEquals(
        samples(new Standardization(near).apply(near)),
        samples(new Standardization(far).apply(far)),
        1e-6f);
    assertEquals(1_700_000_000f, samples(far)[0]);
    assertEquals(1_700_000_003.9375, new Standardization(far).samples().means().get(0), 1e-6);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%PDF-1.4~|is no table but a PDF file",
        "a,b~1,\u0001\u0002x|is no text: byte 6 is 1, which no table has",
        "a,b~'x,1|is no CSV file: the quotation that begins in line 2 is never closed"
      })
  void whatIsNoTableIsTold(String text, String message) {
    String found =
        failure(
            text.replace("\\u0001\\u0002", "\u0001\u0002").replace('~', '\n').replace('\'', '"'));
    assertEquals(file() + " " + message, found);
  }

  /** A hundred megabytes without a line end, and as many commas. */
  @Test
  void endlessLinesAreRefusedSoon() throws IOException {
    byte[] ones = new byte[20_000_000];
    Arrays.fill(ones, (byte) '1');
    Files.write(file(), ones);
    TableOptions options = TableOptions.of(List.of(), LearningTask.CLASSIFICATION);
    TableParts parts = new TableParts(file(), options);
    assertTrue(
        assertThrows(DataFormatException.class, parts::readTrain)
            .getMessage()
            .endsWith("a field has more than 4194304 characters"));
    Arrays.fill(ones, (byte) ',');
    Files.write(file(), ones);
    assertEquals(
        file() + ", line 1: 20000001 fields, more than the 131072 that a table may have",
        assertThrows(DataFormatException.class, parts::readTrain).getMessage());
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
        "12.500",
        "-.25",
        "99999999999999.9",
        "0.000000000000001"
      })
  void numbersAreThoseOfTheJdk(String text) {
    assertEquals(Double.parseDouble(text), Decimal.parse(text));
  }
}
