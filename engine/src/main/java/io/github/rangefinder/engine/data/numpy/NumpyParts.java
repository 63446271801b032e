package io.github.rangefinder.engine.data.numpy;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.DataParts;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.IntegerClasses;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.data.LearningTask;
import io.github.rangefinder.engine.data.TargetValues;
import io.github.rangefinder.engine.data.Targets;
import io.github.rangefinder.engine.data.Unlabelled;
import io.github.rangefinder.engine.tensor.Shape;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Arrays of samples and targets as NumPy and Keras write them: {@code x_train} and {@code y_train},
 * with {@code x_test} and {@code y_test} where there is a test part, or {@code x} and {@code y}, or
 * other usual names (see {@link ArrayPairs}); together in an archive ({@code .npz}), or each in a
 * file of its own ({@code .npy}).
 */
public final class NumpyParts implements DataParts {
  private final Path place;
  private final LearningTask task;
  private final List<String> notes = new ArrayList<>();
  private Shape trainingShape;
  private Optional<Labels> trainingLabels = Optional.empty();
  private Shape trainingValues;
  private int trainingOutputs;

  /**
   * Data in an archive, or in a folder of files.
   *
   * @param place the archive or the folder
   * @param task what the targets are
   */
  public NumpyParts(Path place, LearningTask task) {
    this.place = place;
    this.task = task;
  }

  /** Whether a folder has samples in this form. */
  public static boolean isIn(Path folder) throws IOException {
    try (ArraySource arrays = ArraySource.ofFolder(folder)) {
      return ArrayPairs.among(arrays.names()).hasSamples();
    }
  }

  @Override
  public List<String> notes() {
    return List.copyOf(notes);
  }

  @Override
  public Dataset readTrain() throws IOException {
    notes.clear();
    try (ArraySource arrays = ArraySource.at(place)) {
      ArrayPairs pairs = pairs(arrays);
      ArrayPairs.Pair pair = pairs.training(place);
      pairs.noteLeftOut(notes);
      Dataset training = read(arrays, pair, Optional.empty());
      trainingShape = training.sampleShape();
      trainingOutputs = training.targets().outputs();
      if (training.targets() instanceof TargetValues values) {
        trainingValues = values.shape();
      }
      if (training.targets() instanceof Labels labels) {
        trainingLabels = Optional.of(labels);
        if (!labels.names().isEmpty() && arrays.isOfNumbers(pair.targets())) {
          notes.addAll(IntegerClasses.of(pair.targets(), labels).notes());
        }
      }
      return training;
    }
  }

  private static ArrayPairs pairs(ArraySource arrays) throws IOException {
    ArrayPairs named = ArrayPairs.among(arrays.names());
    return named.hasSamples() ? named : ArrayPairs.inOrder(arrays);
  }

  @Override
  public Dataset readTest() throws IOException {
    if (trainingShape == null) {
      readTrain();
    }
    try (ArraySource arrays = ArraySource.at(place)) {
      ArrayPairs.Pair pair =
          pairs(arrays)
              .test()
              .orElseThrow(
                  () -> new FileNotFoundException(place + " has no test part, x_test and y_test"));
      Dataset test = read(arrays, pair, trainingLabels);
      int found = test.targets().outputs();
      if (test.targets() instanceof TargetValues values && !values.shape().equals(trainingValues)) {
        throw new DataFormatException(
            "%s of %s has numbers of shape %s, but the training part of shape %s"
                .formatted(pair.targets(), place, values.shape(), trainingValues));
      }
      if (found != trainingOutputs) {
        throw new DataFormatException(
            "%s of %s needs %d outputs, but the training part has %d"
                .formatted(pair.targets(), place, found, trainingOutputs));
      }
      return test;
    }
  }

  @Override
  public Dataset readSamples() throws IOException {
    try (ArraySource arrays = ArraySource.at(place)) {
      try (NpyArray array = arrays.array(pairs(arrays).samples(place))) {
        return NumpySamples.read(array).with(new Unlabelled(array.samples()));
      }
    }
  }

  private Dataset read(ArraySource arrays, ArrayPairs.Pair pair, Optional<Labels> training)
      throws IOException {
    try (NpyArray targetArray = arrays.array(pair.targets());
        NpyArray sampleArray = arrays.array(pair.samples())) {
      if (sampleArray.samples() != targetArray.samples()) {
        throw new DataFormatException(
            "%s has %d samples, but %s has %d targets"
                .formatted(
                    sampleArray.name(),
                    sampleArray.samples(),
                    targetArray.name(),
                    targetArray.samples()));
      }
      SampleAxes axes = SampleAxes.of(sampleArray.sampleDims());
      if (training.isEmpty() && axes.isTurned()) {
        notes.add(
            "%s has its channels first, shape %s; they are turned to the end: images %s."
                .formatted(pair.samples(), sampleArray.python(), axes.shape()));
      }
      Targets targets = NumpyTargets.read(targetArray, task, training);
      return NumpySamples.read(sampleArray).with(targets);
    }
  }
}
