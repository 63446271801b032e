/**
 * Works that run on Apache Spark: what the driver submits, what an executor does with it and
 * answers, and how data comes along. Spark itself is there only in a program that {@code
 * spark-submit} has started, so that {@link io.github.rangefinder.finder.run.spark.SparkRuntime}
 * alone may be touched before one knows.
 */
package io.github.rangefinder.finder.run.spark;
