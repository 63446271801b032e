package io.github.rangefinder.engine.backend;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;

/** A test that is skipped where this run has the plain kernels. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(
    value = "io.github.rangefinder.engine.backend.NeedsVectorKernels$Condition#met",
    disabledReason = "this run has the plain kernels")
public @interface NeedsVectorKernels {
  /** Whether the vector kernels were chosen. */
  final class Condition {
    private Condition() {}

    static boolean met() {
      return Kernels.vectorBits() > 0;
    }
  }
}
