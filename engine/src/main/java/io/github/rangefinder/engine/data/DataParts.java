package io.github.rangefinder.engine.data;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;

/** A place with samples to train on, and perhaps others to test with. */
public interface DataParts {
  /**
   * Reads the training samples.
   *
   * @throws IOException with a sentence that names a file and what is wrong with it
   */
  Dataset readTrain() throws IOException;

  /**
   * Reads the test samples, whose classes are those of the training samples.
   *
   * @throws FileNotFoundException if there are none
   * @throws IOException with a sentence that names a file and what is wrong with it
   */
  Dataset readTest() throws IOException;

  /**
   * Reads samples that a trained model is asked about: the test samples where there are some, else
   * the training samples. They need no targets; those that are there do not count.
   *
   * @throws IOException with a sentence that names a file and what is wrong with it
   */
  default Dataset readSamples() throws IOException {
    try {
      return readTest();
    } catch (FileNotFoundException e) {
      return readTrain();
    }
  }

  /**
   * What was decided on reading that nobody asked for, a sentence each: a column left out, labels
   * that begin at 1. Known once the training samples have been read.
   */
  default List<String> notes() {
    return List.of();
  }
}
