package io.github.rangefinder.finder.cli;

/** The kernels one may ask for. */
enum KernelChoice {
  VECTOR,
  EJML
}
