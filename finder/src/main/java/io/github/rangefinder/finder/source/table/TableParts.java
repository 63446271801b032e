package io.github.rangefinder.finder.source.table;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.DataParts;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.FloatDataset;
import io.github.rangefinder.engine.data.FloatRows;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.data.Targets;
import io.github.rangefinder.engine.data.Unlabelled;
import io.github.rangefinder.engine.tensor.Shape;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A table as text, one row a sample: a file, which has no test part, or a folder with a table
 * {@code train} and, if there is a test part, {@code test}, as {@link TableFiles} finds them.
 */
public final class TableParts implements DataParts {
  private final Path place;
  private final TableOptions options;
  private final Optional<Path> test;
  private final List<String> notes = new ArrayList<>();
  private final Optional<List<String>> knownClasses;
  private TableSchema schema;
  private Dataset training;
  private double[] origin;

  /**
   * A table.
   *
   * @param place the file or the folder
   */
  public TableParts(Path place, TableOptions options) {
    this.place = place;
    this.options = options;
    this.test = Optional.empty();
    this.knownClasses = Optional.empty();
  }

  /**
   * A table that is to be read as another one was, which need not be there any more.
   *
   * @param like what the columns of that one were taken for
   * @param classes the names of its classes; none for numbers to predict
   * @param test the file, or a folder with a table {@code test} or else {@code train}
   */
  public TableParts(TableColumns like, List<String> classes, TableOptions options, Path test)
      throws IOException {
    this.place = test;
    this.options = options;
    this.test = asked(test);
    this.knownClasses = Optional.of(classes);
    this.schema = TableSchema.of(like);
    this.origin = schema.origin();
  }

  private static Optional<Path> asked(Path test) throws IOException {
    Optional<Path> found = Files.isDirectory(test) ? findTest(test) : Optional.of(test);
    return found.isPresent() ? found : TableFiles.in(test).train();
  }

  /**
   * A table with a test part that lies elsewhere.
   *
   * @param place the file or the folder of the training part
   * @param test the file of the test part, or a folder with a table {@code test} or else {@code
   *     train}
   */
  public TableParts(Path place, TableOptions options, Path test) throws IOException {
    this.place = place;
    this.options = options;
    this.test = asked(test);
    this.knownClasses = Optional.empty();
    if (!Files.exists(place)) {
      throw new FileNotFoundException(
          place
              + " does not exist, the table that the model was trained on, whose columns say how"
              + " to read "
              + test);
    }
  }

  /** Whether a folder has samples in this form. */
  public static boolean isIn(Path folder) throws IOException {
    return TableFiles.in(folder).train().isPresent();
  }

  /** Whether a folder has tables of samples and of labels, none of which has both. */
  public static boolean isApart(Path folder) throws IOException {
    return TableFiles.in(folder).isApart();
  }

  /** Whether a file is a table by its name. */
  public static boolean isName(String name) {
    return TableFiles.isTable(name);
  }

  @Override
  public List<String> notes() {
    return List.copyOf(notes);
  }

  /**
   * What the columns of the training part are taken for.
   *
   * @throws IOException with a sentence that names the file and what is wrong with it
   */
  public TableColumns columns() throws IOException {
    if (schema == null) {
      decide(new TableNotes());
    }
    return schema.columns();
  }

  /** Decides by the training part what the columns are. */
  private RawTable decide(TableNotes found) throws IOException {
    Path file = trainingFile();
    TextEncoding encoding = TextEncoding.of(file, options.encoding());
    if (encoding.guessed()) {
      found.encoding(file.getFileName().toString(), encoding.charset());
    }
    RawTable table = RawTable.read(file, encoding);
    found.titles(table.titles());
    found.otherRows(table.otherRows());
    schema = TableSchema.of(table, options, found);
    origin = schema.origin();
    return table;
  }

  @Override
  public Dataset readTrain() throws IOException {
    if (training == null) {
      TableNotes found = new TableNotes();
      RawTable table = decide(found);
      int[] places = IntStream.range(0, table.columns()).toArray();
      int[] rows = rows(table, schema.header(), places);
      if (rows.length < table.rows()) {
        found.dropped(table.rows() - rows.length, table.rows());
      }
      training = dataset(table, places, rows, Optional.empty());
      notes.addAll(found.sentences());
    }
    return training;
  }

  @Override
  public Dataset readTest() throws IOException {
    Optional<Path> file = test.isPresent() || !Files.isDirectory(place) ? test : findTest(place);
    if (file.isEmpty()) {
      throw new FileNotFoundException(
          place + (Files.isDirectory(place) ? " has no test.csv" : " has no test part"));
    }
    Optional<ClassNames> classes = classes();
    RawTable table = RawTable.read(file.get(), TextEncoding.of(file.get(), options.encoding()));
    Header header = Header.of(table, schema.header().given() ? schema.header().names() : List.of());
    int[] places = new ColumnPlaces(schema, table, header).withLabels();
    if (table.rows() == 0) {
      throw new DataFormatException(file.get() + " has no row behind its header");
    }
    return dataset(table, places, rows(table, header, places), classes);
  }

  /** The classes that are known before a table is read; none for numbers to predict. */
  private Optional<ClassNames> classes() throws IOException {
    if (knownClasses.isPresent()) {
      return knownClasses.filter(names -> !names.isEmpty()).map(ClassNames::new);
    }
    return readTrain().targets() instanceof Labels labels
        ? Optional.of(new ClassNames(labels.names()))
        : Optional.empty();
  }

  @Override
  public Dataset readSamples() throws IOException {
    Optional<Path> file = test.isPresent() || !Files.isDirectory(place) ? test : findTest(place);
    if (schema == null) {
      readTrain();
    }
    Path asked = file.isPresent() ? file.get() : trainingFile();
    RawTable table = RawTable.read(asked, TextEncoding.of(asked, options.encoding()));
    Header header = Header.of(table, schema.header().given() ? schema.header().names() : List.of());
    int[] places = new ColumnPlaces(schema, table, header).withoutLabels();
    if (table.rows() == 0) {
      throw new DataFormatException(asked + " has no row behind its header");
    }
    if (options.missing() == TableOptions.Missing.REFUSE) {
      MissingRows.requireNone(
          table, header, IntStream.of(schema.featureColumns()).map(i -> places[i]).toArray());
    }
    requireRoom(table, table.rows());
    FloatRows samples = samples(table, places, IntStream.range(0, table.rows()).toArray());
    return new FloatDataset(
        Shape.of(samples.width()), samples, new Unlabelled(table.rows()), origin);
  }

  private Path trainingFile() throws IOException {
    return Files.isDirectory(place) ? TableFiles.in(place).train().orElseThrow() : place;
  }

  private static Optional<Path> findTest(Path folder) throws IOException {
    return TableFiles.in(folder).test();
  }

  /**
   * The rows to use.
   *
   * @param places of the training part's columns in the table
   * @throws DataFormatException if a row lacks what must be there
   */
  private int[] rows(RawTable table, Header header, int[] places) throws DataFormatException {
    int[] labels = IntStream.of(schema.labelColumns()).map(place -> places[place]).toArray();
    int[] all =
        IntStream.concat(
                IntStream.of(schema.featureColumns()).map(place -> places[place]),
                IntStream.of(labels))
            .toArray();
    switch (options.missing()) {
      case MEDIAN -> MissingRows.requireNone(table, header, labels);
      case REFUSE -> MissingRows.requireNone(table, header, all);
      case DROP -> {
        int[] complete =
            IntStream.range(0, table.rows())
                .filter(row -> MissingRows.firstGap(table, row, all) < 0)
                .toArray();
        if (complete.length == 0) {
          MissingRows.requireNone(table, header, all);
        }
        return complete;
      }
    }
    return IntStream.range(0, table.rows()).toArray();
  }

  private Dataset dataset(RawTable table, int[] places, int[] rows, Optional<ClassNames> classes)
      throws IOException {
    int[] labels = IntStream.of(schema.labelColumns()).map(place -> places[place]).toArray();
    Targets targets = new TableTargets(table, schema, labels, rows).read(options.task(), classes);
    requireRoom(table, rows.length);
    FloatRows samples = samples(table, places, rows);
    return new FloatDataset(Shape.of(samples.width()), samples, targets, origin);
  }

  private FloatRows samples(RawTable table, int[] places, int[] rows) throws DataFormatException {
    int n = schema.features().size();
    Feature.Encoder[] encoders = new Feature.Encoder[n];
    int[] columns = new int[n];
    int[] offsets = new int[n + 1];
    for (int i = 0; i < n; i++) {
      Feature feature = schema.features().get(i);
      columns[i] = places[feature.column()];
      encoders[i] =
          feature.encoder(table, columns[i], schema.header().names().get(feature.column()));
      offsets[i + 1] = offsets[i] + feature.origin().length;
    }
    FloatRows samples = new FloatRows(offsets[n]);
    float[] sample = new float[offsets[n]];
    for (int row : rows) {
      for (int i = 0; i < n; i++) {
        encoders[i].encode(table.cells().get(row, columns[i]), sample, offsets[i]);
      }
      samples.add(sample);
    }
    return samples;
  }

  private void requireRoom(RawTable table, int rows) throws DataFormatException {
    long bytes = (long) rows * origin.length * Float.BYTES;
    long room = Runtime.getRuntime().maxMemory();
    if (bytes > room / 2) {
      throw new DataFormatException(
          "%s becomes %d rows of %d numbers, %d MB, more than fit into the %d MB that the Java"
                  .formatted(table.file(), rows, origin.length, bytes >> 20, room >> 20)
              + " runtime may use");
    }
  }
}
