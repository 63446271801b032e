package io.github.rangefinder.finder.cli;

import io.github.rangefinder.finder.run.spark.SparkRuntime;

/** Where trainings run. */
public enum Place {
  /** In this JVM. */
  LOCAL,

  /** On the executors of Apache Spark. */
  SPARK;

  /** Where they run if nobody says: on Spark in the JVM that {@code spark-submit} has started. */
  public static Place ofThisJvm() {
    return SparkRuntime.hasStartedThis() ? SPARK : LOCAL;
  }
}
