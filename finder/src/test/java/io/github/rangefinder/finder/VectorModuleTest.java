package io.github.rangefinder.finder;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorModuleTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "find -h",
        "--samples 5 --version",
        "-V",
        "plot out",
        "--kernels ejml",
        "--seed 1 --kernels=ejml"
      })
  void isNotWantedWhereNothingIsTrainedWithIt(String args) {
    assertFalse(VectorModule.isWanted(args.split(" ")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"find", "--kernels vector", "--kernels", "--out ejml", "--out plot"})
  void isWantedOtherwise(String args) {
    assertTrue(VectorModule.isWanted(args.split(" ")));
  }

  @Test
  void isWantedWithoutArguments() {
    assertTrue(VectorModule.isWanted(new String[0]));
  }
}
