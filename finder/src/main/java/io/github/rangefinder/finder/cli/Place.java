package io.github.rangefinder.finder.cli;

/** Where trainings run. */
enum Place {
  LOCAL,
  SPARK
}
