/**
 * Trainings: {@code TrainRun}, from {@code TrainSettings} to {@code TrainReport}. {@code
 * LearningRateSearch} finds the rate where none is given, {@code ScheduledTraining} is the training
 * with one schedule, {@code RateCourse} its learning rates, {@code CheckpointFile} what a training
 * can go on from.
 */
package io.github.rangefinder.finder.run.train;
