package io.github.rangefinder.finder.run.spark;

import java.io.Serializable;

/**
 * What an executor says of a work.
 *
 * @param work which of the works, counted from 0
 * @param result what came of it; null if it was stopped or could not be done
 * @param complaint why it could not be done, in a sentence; null if it could
 */
record Answer<R extends Serializable>(int work, R result, String complaint, Whereabouts where)
    implements Serializable {}
