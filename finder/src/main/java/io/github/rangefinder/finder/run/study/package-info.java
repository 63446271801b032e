/**
 * Are the suggestions right? {@code StudyRun} measures tasks, a {@code StudyTaskRun} at a time: the
 * range test and a training at each learning rate of a grid. {@code StudyCrew} decides how many at
 * a time, {@code MeasurementStore} keeps what is done. What the numbers mean is in {@code
 * finder.study}.
 */
package io.github.rangefinder.finder.run.study;
