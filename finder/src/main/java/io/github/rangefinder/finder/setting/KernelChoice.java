package io.github.rangefinder.finder.setting;

/** The kernels one may ask for. */
public enum KernelChoice {
  VECTOR,
  EJML
}
