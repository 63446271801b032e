package io.github.rangefinder.finder.run;

import com.google.gson.Gson;
import io.github.rangefinder.engine.data.InputFile;
import io.github.rangefinder.engine.data.Standardization;
import io.github.rangefinder.engine.data.numpy.NumpyArchive;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.finder.disk.JsonPart;
import io.github.rangefinder.finder.disk.WholeFile;
import io.github.rangefinder.finder.source.DataSettings;
import io.github.rangefinder.finder.source.SampleForm;
import io.github.rangefinder.finder.source.table.TableOptions;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * What a saved model says of itself beside its weights: an entry {@code rangefinder.json} of the
 * archive, which NumPy and Keras pass over.
 *
 * @param version Rangefinder's version
 * @param model the model as {@code --model} takes it
 * @param data how the samples were read that it was trained on
 */
public record ModelCard(String version, String model, SampleForm data) {
  /** The first time that an archive can hold. */
  private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

  private static final String ENTRY = "rangefinder.json";
  private static final Gson GSON = new Gson().newBuilder().setPrettyPrinting().create();

  /**
   * Puts the card into an archive that has been written.
   *
   * @throws IOException with a sentence that names the file
   */
  public void attachTo(Path archive) throws IOException {
    try (ZipFile before = InputFile.openZip(archive)) {
      WholeFile.write(
          archive,
          out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            for (ZipEntry entry : Collections.list(before.entries())) {
              copy(before, entry, zip);
            }
            put(zip, GSON.toJson(this).getBytes(StandardCharsets.UTF_8));
            zip.finish();
          });
    }
  }

  private static void copy(ZipFile before, ZipEntry entry, ZipOutputStream zip) throws IOException {
    if (entry.getName().equals(ENTRY)) {
      return;
    }
    ZipEntry same = new ZipEntry(entry.getName());
    same.setTimeLocal(entry.getTimeLocal());
    same.setMethod(entry.getMethod());
    if (entry.getMethod() == ZipEntry.STORED) {
      same.setSize(entry.getSize());
      same.setCrc(entry.getCrc());
    }
    zip.putNextEntry(same);
    try (InputStream in = before.getInputStream(entry)) {
      in.transferTo(zip);
    }
    zip.closeEntry();
  }

  /** Stored, as the arrays are, so that the archive is the same byte for byte on each machine. */
  private static void put(ZipOutputStream zip, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(ENTRY);
    entry.setTimeLocal(EPOCH);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    CRC32 sum = new CRC32();
    sum.update(bytes);
    entry.setCrc(sum.getValue());
    zip.putNextEntry(entry);
    ((OutputStream) zip).write(bytes);
    zip.closeEntry();
  }

  /**
   * The card of a saved model; empty if the file is no archive or has none.
   *
   * @throws IOException with a sentence that names the file and what is wrong with it
   */
  public static Optional<ModelCard> of(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (ZipFile zip = InputFile.openZip(file)) {
      if (zip.getEntry(ENTRY) == null) {
        return Optional.empty();
      }
    } catch (IOException e) {
      return Optional.empty(); // another kind of file, which whoever reads the model tells
    }
    try (NumpyArchive archive = NumpyArchive.open(file)) {
      return Optional.of(read(JsonPart.parse("the entry", archive.readText(ENTRY))));
    } catch (EOFException | ZipException e) {
      throw new IOException("cannot read " + ENTRY + " in " + file + ": it is damaged", e);
    } catch (IllegalArgumentException e) {
      throw new IOException("cannot read " + ENTRY + " in " + file + ": " + e.getMessage(), e);
    }
  }

  private static ModelCard read(JsonPart card) {
    JsonPart data = card.get("data");
    List<Integer> shape =
        data.get("shape").elements().stream().map(e -> e.whole(1, Integer.MAX_VALUE)).toList();
    Shape.of(shape.stream().mapToInt(Integer::intValue).toArray()); // throws for one too large
    return new ModelCard(
        card.get("version").string(),
        card.get("model").string(),
        new SampleForm(
            data.get("place").string(),
            table(data),
            shape,
            data.get("regression").truth(),
            data.get("outputs").whole(1, Integer.MAX_VALUE),
            strings(data.get("classes")),
            moments(data, "samples"),
            moments(data, "targets"),
            data.has("rawPixels") && data.get("rawPixels").truth()));
  }

  /** Null in models of earlier releases. */
  private static DataSettings.Table table(JsonPart data) {
    if (!data.has("table") || data.get("table").isNull()) {
      return null;
    }
    JsonPart table = data.get("table");
    JsonPart missing = table.get("missing");
    TableOptions.Missing how =
        Arrays.stream(TableOptions.Missing.values())
            .filter(one -> one.name().equals(missing.string()))
            .findFirst()
            .orElseThrow(() -> missing.expected("MEDIAN, DROP or REFUSE"));
    return new DataSettings.Table(
        strings(table.get("labelColumns")),
        strings(table.get("dropColumns")),
        how,
        table.has("encoding") && !table.get("encoding").isNull()
            ? table.get("encoding").string()
            : null);
  }

  private static List<String> strings(JsonPart list) {
    return list.elements().stream().map(JsonPart::string).toList();
  }

  private static Standardization.Moments moments(JsonPart data, String name) {
    if (!data.has(name) || data.get(name).isNull()) {
      return null;
    }
    List<Double> means = numbers(data.get(name).get("means"));
    JsonPart deviations = data.get(name).get("deviations");
    if (deviations.elements().size() != means.size()) {
      throw deviations.expected("a list of " + means.size() + " numbers");
    }
    return new Standardization.Moments(means, numbers(deviations));
  }

  private static List<Double> numbers(JsonPart list) {
    return list.elements().stream().map(JsonPart::number).toList();
  }
}
