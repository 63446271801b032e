package io.github.rangefinder.finder.run.evaluate;

import io.github.rangefinder.engine.data.InputFile;
import io.github.rangefinder.engine.data.numpy.NumpyArchive;
import io.github.rangefinder.finder.disk.JsonPart;
import io.github.rangefinder.finder.disk.WholeFile;
import io.github.rangefinder.finder.source.SampleForm;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
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
 * @param model the model in words or by a name, as a run takes it
 * @param data how the samples were read that it was trained on
 */
public record ModelCard(String version, String model, SampleForm data) {
  /** The first time that an archive can hold. */
  private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

  private static final String ENTRY = "rangefinder.json";

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
            put(zip, ModelCardJson.write(this).getBytes(StandardCharsets.UTF_8));
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
      return Optional.of(ModelCardJson.read(JsonPart.parse("the entry", archive.readText(ENTRY))));
    } catch (EOFException | ZipException e) {
      throw new IOException("cannot read " + ENTRY + " in " + file + ": it is damaged", e);
    } catch (IllegalArgumentException e) {
      throw new IOException("cannot read " + ENTRY + " in " + file + ": " + e.getMessage(), e);
    }
  }
}
