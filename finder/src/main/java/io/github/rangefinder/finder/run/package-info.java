/**
 * What the program does, as calls: the range test with its repeats and its verification, the
 * training with its schedules, the study; and where the jobs of these run. Shows its progress to a
 * {@link io.github.rangefinder.finder.run.Meter} and hands its results back as records; prints
 * nothing.
 */
package io.github.rangefinder.finder.run;
