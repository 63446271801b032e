package io.github.rangefinder.engine.layer;

/**
 * An op of two halves, each of which treats each sample by itself, while the second needs what the
 * first has gathered of the whole batch: batch normalisation. So each half can run in a row with
 * its neighbours, sample by sample, and only between them all samples have to be through.
 *
 * <p>Forward runs all samples through the first half before the second is prepared; backward the
 * other way around, {@link SampleOp#addShards} of the second half before the first goes back.
 *
 * @param first the half that reads the input, and in backward adds to its gradient
 * @param second the half that fills the output, and in backward reads its gradient
 */
public record HalvesOp(SampleOp first, SampleOp second) implements Op {}
