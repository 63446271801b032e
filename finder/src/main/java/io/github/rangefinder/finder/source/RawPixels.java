package io.github.rangefinder.finder.source;

import io.github.rangefinder.engine.data.DataParts;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.ImageDataset;
import io.github.rangefinder.engine.data.TargetValues;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Data whose pixels are left from 0 to 255; data without pixels is as it was. */
final class RawPixels implements DataParts {
  private final DataParts parts;
  private final boolean isSaid;
  private boolean hasPixels;

  /**
   * The same data.
   *
   * @param isSaid whether a note says so, for nobody asked for it
   */
  RawPixels(DataParts parts, boolean isSaid) {
    this.parts = parts;
    this.isSaid = isSaid;
  }

  private Dataset unscaled(Dataset data) {
    hasPixels = data instanceof ImageDataset;
    Dataset samples = data instanceof ImageDataset images ? images.unscaled() : data;
    return samples.targets() instanceof TargetValues values
        ? samples.withTargets(values.unscaled())
        : samples;
  }

  @Override
  public Dataset readTrain() throws IOException {
    return unscaled(parts.readTrain());
  }

  @Override
  public Dataset readTest() throws IOException {
    return unscaled(parts.readTest());
  }

  @Override
  public Dataset readSamples() throws IOException {
    return unscaled(parts.readSamples());
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>(parts.notes());
    if (isSaid && hasPixels) {
      notes.add("Pixels are left from 0 to 255: the model brings them to its scale itself.");
    }
    return notes;
  }
}
