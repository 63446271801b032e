package io.github.rangefinder.finder.run.spark;

/** Whether this program runs within Spark. */
public final class SparkRuntime {
  /** Set in every driver that {@code spark-submit} starts, on whatever cluster. */
  private static final String MASTER = "spark.master";

  /** Set in it where no master is, or was, named. */
  private static final String SUBMITTED = "SPARK_SUBMIT";

  /** One that every version has, and that needs what Spark needs. */
  private static final String ENTRANCE = "org.apache.spark.api.java.JavaSparkContext";

  private SparkRuntime() {}

  /** Whether {@code spark-submit}, or somebody who does as it does, has started this JVM. */
  public static boolean hasStartedThis() {
    return System.getProperty(MASTER) != null || System.getProperty(SUBMITTED) != null;
  }

  /** Whether Spark's classes are there. */
  public static boolean isThere() {
    try {
      Class.forName(ENTRANCE, true, SparkRuntime.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
