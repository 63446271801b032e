package io.github.rangefinder.finder.rangetest;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * The seed of all property tests: new in each run, unless {@code -Dtests.seed=…} repeats one. A
 * property that fails says which it was.
 */
public final class PropertySeed implements AroundPropertyHook {
  private static final long SEED = Long.getLong("tests.seed", System.nanoTime());

  /** From a class to its properties. */
  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    context.attributes().setSeed(Long.toString(SEED));
    PropertyExecutionResult result = property.execute();
    if (result.status() == PropertyExecutionResult.Status.FAILED) {
      System.err.println(context.label() + " failed with -Dtests.seed=" + SEED);
    }
    return result;
  }
}
