package io.github.rangefinder.finder.source.table;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.finder.disk.FileStart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Files of data that are no table, array or image which is read here: told by what is in them,
 * whatever they are called, else by their names.
 */
public final class ForeignContent {
  private static final String PICKLE =
      "a pickled Python object, which is not loaded, for that would run code of it";
  private static final String WORKBOOK = "an Excel workbook";
  private static final String ZIP = "an archive (zip)";
  private static final String PYTORCH = "a PyTorch file";
  private static final String LIBSVM = "a file of LIBSVM";
  private static final String PDF = "a PDF file";
  private static final String PAGE = "a web page (HTML)";
  private static final String TEXT = "a text";
  private static final String WEIGHTS = "a file of weights (safetensors)";
  private static final String SOUND = "a sound";
  private static final String VIDEO = "a video";
  private static final String LFS = "a pointer to a file of Git LFS";

  /** What files begin with that are no text, byte by byte. */
  private static final List<Kind> BY_START =
      List.of(
          new Kind("\u00d0\u00cf\u0011\u00e0", WORKBOOK),
          new Kind("PAR1", "a Parquet file"),
          new Kind("ARROW1", "a Feather or Arrow file"),
          new Kind("Obj\u0001", "an Avro file"),
          new Kind("ORC", "an ORC file"),
          new Kind("SQLite format 3\0", "an SQLite database"),
          new Kind(FileStart.HDF5, "an HDF5 file"),
          new Kind("MATLAB", "a MATLAB file"),
          new Kind(FileStart.NUMPY, "an array of NumPy"),
          new Kind("BZh", "compressed by bzip2"),
          new Kind("\u00fd7zXZ", "compressed by xz"),
          new Kind("7z\u00bc\u00af", "an archive (7z)"),
          new Kind("Rar!", "an archive (RAR)"),
          new Kind("\u0028\u00b5\u002f\u00fd", "compressed by zstd"),
          new Kind("\u0089PNG\r\n", "an image (PNG)"),
          new Kind("\u00ff\u00d8\u00ff", "an image (JPEG)"),
          new Kind("GIF8", "an image (GIF)"),
          new Kind("$FL2", "a file of SPSS"),
          new Kind("<stata_dta>", "a file of Stata"),
          new Kind("HEADER RECORD*", "a file of SAS"),
          new Kind("CDF\u0001", "a NetCDF file"),
          new Kind("CDF\u0002", "a NetCDF file"),
          new Kind("%PDF-", PDF));

  /** What texts begin with that are no table, in small letters. */
  private static final List<Kind> BY_WORD =
      List.of(
          new Kind("%pdf-", PDF),
          new Kind("<!doctype html", PAGE),
          new Kind("<html", PAGE),
          new Kind("<?xml", "an XML file"),
          new Kind("[{\"", "a JSON file"),
          new Kind("{\"", "a JSON file"),
          new Kind("@relation", "a file of Weka (ARFF)"),
          new Kind("{\\rtf", "a text document"),
          new Kind("version https://git-lfs", LFS));

  /** What names end with, where nothing in the file tells. */
  private static final List<Kind> BY_ENDING =
      List.of(
          new Kind(".xlsx", WORKBOOK),
          new Kind(".xls", WORKBOOK),
          new Kind(".ods", "a spreadsheet"),
          new Kind(".parquet", "a Parquet file"),
          new Kind(".feather", "a Feather file"),
          new Kind(".json", "a JSON file"),
          new Kind(".jsonl", "a JSON file"),
          new Kind(".pkl", PICKLE),
          new Kind(".pickle", PICKLE),
          new Kind(".joblib", PICKLE),
          new Kind(".mat", "a MATLAB file"),
          new Kind(".h5", "an HDF5 file"),
          new Kind(".keras", "a model of Keras"),
          new Kind(".onnx", "a model (ONNX)"),
          new Kind(".safetensors", WEIGHTS),
          new Kind(".hdf5", "an HDF5 file"),
          new Kind(".pt", PYTORCH),
          new Kind(".pth", PYTORCH),
          new Kind(".tfrecord", "a file of TensorFlow's records"),
          new Kind(".tfrecords", "a file of TensorFlow's records"),
          new Kind(".arff", "a file of Weka (ARFF)"),
          new Kind(".svm", LIBSVM),
          new Kind(".libsvm", LIBSVM),
          new Kind(".rds", "a file of R"),
          new Kind(".rdata", "a file of R"),
          new Kind(".sas7bdat", "a file of SAS"),
          new Kind(".xpt", "a file of SAS"),
          new Kind(".bz2", "compressed by bzip2"),
          new Kind(".xz", "compressed by xz"),
          new Kind(".zst", "compressed by zstd"),
          new Kind(".dta", "a file of Stata"),
          new Kind(".sav", "a file of SPSS"),
          new Kind(".yaml", "a YAML file"),
          new Kind(".yml", "a YAML file"),
          new Kind(".numbers", "a spreadsheet"),
          new Kind(".msgpack", "a MessagePack file"),
          new Kind(".db", "a database"),
          new Kind(".sqlite", "a database"),
          new Kind(".sql", "a database's text (SQL)"),
          new Kind(".mdb", "a database"),
          new Kind(".duckdb", "a database"),
          new Kind(".dbf", "a database"),
          new Kind(".lmdb", "a database"),
          new Kind(".nc", "a NetCDF file"),
          new Kind(".fits", "a FITS file"),
          new Kind(".nii", "a medical scan"),
          new Kind(".nii.gz", "a medical scan"),
          new Kind(".dcm", "a medical scan"),
          new Kind(".wav", SOUND),
          new Kind(".mp3", SOUND),
          new Kind(".flac", SOUND),
          new Kind(".mp4", VIDEO),
          new Kind(".avi", VIDEO),
          new Kind(".ipynb", "a notebook"),
          new Kind(".docx", "a text document"),
          new Kind(".rar", "an archive"),
          new Kind(".7z", "an archive"),
          new Kind(".tar", "an archive"),
          new Kind(".tgz", "an archive"),
          new Kind(".tar.gz", "an archive"),
          new Kind(".zip", "an archive"));

  /** A label and numbers with their places: {@code 1 3:0.5 7:2}. */
  private static final Pattern LIBSVM_LINE =
      Pattern.compile(
          "[-+]?\\d[\\d.,e+-]*(?: qid:\\d+)?(?:[ \t]+\\d+:[-+]?\\d[\\d.e+-]*)+[ \t]*(?:#.*)?");

  /** Weka's files may begin with them. */
  private static final Pattern COMMENTS = Pattern.compile("^(?:%.*\\R|\\s+)+(?=@)");

  private ForeignContent() {}

  /** What tells a kind of files, and what it is called. */
  private record Kind(String mark, String name) {}

  /**
   * What a file is and what makes a table or an array of it, such as "an Excel workbook; save it as
   * .csv or .npz"; empty if nothing tells, or if it is a table.
   */
  public static Optional<String> of(Path file) {
    Optional<String> content = ofContent(file);
    return content
        .filter(kind -> !kind.equals(ZIP)) // of which many kinds of files are made
        .or(() -> ofName(file.getFileName().toString()))
        .or(() -> content)
        .or(() -> isText(file) ? Optional.of(TEXT) : Optional.empty())
        .map(kind -> kind + remedy(kind));
  }

  /** The same by what is in it alone; empty if that does not tell. */
  public static Optional<String> within(Path file) {
    return ofContent(file).map(kind -> kind + remedy(kind));
  }

  /** What makes a table or images of it; empty where nothing does. */
  private static String remedy(String kind) {
    if (kind.startsWith("compressed") || kind.startsWith("an archive")) {
      return "; unpack it first";
    }
    if (kind.startsWith("an image")) {
      return "; put the images of each class into a folder of its own";
    }
    if (kind.equals(LFS)) {
      return "; fetch the file itself";
    }
    if (kind.equals(TEXT)) {
      return "; if it is a table, let its name end in .csv";
    }
    if (kind.startsWith("a model") || kind.equals(WEIGHTS)) {
      return "; data are samples with their labels";
    }
    return kind.equals(PDF) || kind.equals(PAGE) ? "" : "; save it as .csv or .npz";
  }

  private static Optional<String> ofName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return name(BY_ENDING.stream().filter(kind -> lower.endsWith(kind.mark)).findFirst());
  }

  private static boolean isText(Path file) {
    try {
      String text = FileStart.of(file).text();
      return !text.isBlank() && text.chars().noneMatch(ForeignContent::isOfNoText);
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether a file is a pickled Python object by what is in it. */
  public static boolean isPickle(Path file) {
    return ofContent(file).equals(Optional.of(PICKLE));
  }

  /** What it is, without a remedy, by what is in it alone. */
  private static Optional<String> ofContent(Path file) {
    try {
      FileStart start = FileStart.of(file);
      if (start.isZip()) {
        return Optional.of(ofZip(start));
      }
      if (start.isPickle()) {
        return Optional.of(PICKLE);
      }
      return start.text().chars().anyMatch(ForeignContent::isOfNoText)
          ? name(BY_START.stream().filter(kind -> start.startsWith(kind.mark)).findFirst())
          : ofText(start.text().stripLeading().toLowerCase(Locale.ROOT));
    } catch (IOException e) {
      return Optional.empty(); // whoever reads it says why it cannot be read
    }
  }

  /**
   * Checks that a file may be a table.
   *
   * @throws DataFormatException with a sentence, if what is in it says that it is something else
   */
  static void requireNone(Path file) throws DataFormatException {
    Optional<String> kind = ofContent(file);
    if (kind.isPresent()) {
      throw new DataFormatException(
          "%s is no table but %s%s".formatted(file, kind.get(), remedy(kind.get())));
    }
  }

  /** A table, too, may begin with the word that other files are known by, but not with these. */
  private static boolean isOfNoText(int c) {
    return c < '\t' || c > '\r' && c < ' ' && c != 0x1b;
  }

  private static Optional<String> ofText(String whole) {
    String text = COMMENTS.matcher(whole).replaceFirst("");
    int end = text.indexOf('\n');
    if (end > 0 && LIBSVM_LINE.matcher(text.substring(0, end).stripTrailing()).matches()) {
      return Optional.of(LIBSVM);
    }
    return name(BY_WORD.stream().filter(kind -> text.startsWith(kind.mark)).findFirst());
  }

  private static Optional<String> name(Optional<Kind> kind) {
    return kind.map(Kind::name);
  }

  /** Workbooks and PyTorch's files are zips, too. */
  private static String ofZip(FileStart start) {
    if (start.entries().contains("xl/workbook.xml")) {
      return WORKBOOK;
    }
    if (start.text().contains("opendocument.spreadsheet")) {
      return "a spreadsheet";
    }
    return start.isPyTorch() ? PYTORCH : ZIP;
  }
}
