package io.github.rangefinder.engine.model;

import io.github.rangefinder.engine.layer.BatchOp;
import io.github.rangefinder.engine.tensor.Value;

/**
 * What a plan runs in one go: an op that needs the whole batch, or {@link Shards} of ops that do
 * not.
 *
 * @param cleared whose gradients are cleared before it runs backward
 * @param hasBackward whether there is anything that backward could add to
 */
record Stage(BatchOp op, Value[] cleared, boolean hasBackward) {}
