package io.github.rangefinder.finder.model.keras;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.tensor.Shape;
import io.jhdf.api.Dataset;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * An array of an HDF5 file.
 *
 * @param file the file's name
 * @param path where in the file it lies
 * @param dataset the array
 */
record Hdf5Array(String file, String path, Dataset dataset) {
  /**
   * Its numbers, last axis fastest; of half, single or double precision.
   *
   * @param shape what its shape must be
   * @param what what is read, for messages: {@code the kernel of dense_1}
   * @throws DataFormatException if it has another shape, holds no floating-point numbers, or is
   *     damaged
   */
  float[] read(Shape shape, String what) throws DataFormatException {
    try {
      if (!hasShape(shape)) {
        throw new DataFormatException(
            "%s of %s has shape %s, expected %s for %s"
                .formatted(path, file, dimensions(), shape, what));
      }
      Object flat = dataset.getDataFlat();
      if (flat instanceof float[] floats) {
        return floats;
      }
      if (flat instanceof double[] doubles) {
        float[] floats = new float[doubles.length];
        for (int i = 0; i < floats.length; i++) {
          floats[i] = (float) doubles[i];
        }
        return floats;
      }
      throw new DataFormatException(
          "%s of %s holds %s, expected floating-point numbers for %s"
              .formatted(path, file, dataset.getJavaType().getSimpleName(), what));
    } catch (LinkageError e) { // jhdf unpacks with libraries that are left out
      throw new DataFormatException(
          "%s of %s is stored compressed, which Keras does not do; save it uncompressed"
              .formatted(path, file));
    } catch (RuntimeException | StackOverflowError e) { // jhdf's ways to say that it is damaged
      throw new DataFormatException("%s of %s is damaged".formatted(path, file));
    }
  }

  /** Whether it has a shape, axes of extent 1 aside, which mean nothing to the order of numbers. */
  boolean hasShape(Shape shape) {
    return Arrays.equals(
        Arrays.stream(dataset.getDimensions()).filter(size -> size != 1).toArray(),
        Arrays.stream(shape.dims()).filter(size -> size != 1).toArray());
  }

  private String dimensions() {
    return Arrays.stream(dataset.getDimensions())
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
