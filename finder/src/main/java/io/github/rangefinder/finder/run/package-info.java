/**
 * What the program does, as calls: the range test with its repeats and its verification, the
 * training with its schedules, the study; and where the jobs of these run. Shows its progress to a
 * {@link io.github.rangefinder.finder.run.Meter} and hands its results back as records; prints
 * nothing.
 *
 * <p>To read it, begin with the run of a command and follow what it is made of:
 *
 * <ul>
 *   <li>{@code find}: {@code FindRun}, from {@code FindSettings} to {@code RangeTestReport}; {@code
 *       FindTests} makes its {@code TestJob}s, {@code Verifier} its proofs.
 *   <li>{@code train}: {@code TrainRun}, from {@code TrainSettings} to {@code TrainReport}; {@code
 *       LearningRateSearch} finds its rate, {@code ScheduledTraining} is one of its trainings,
 *       {@code CheckpointFile} what it can go on from.
 *   <li>{@code search}: {@code SearchRun}, from {@code SearchSettings} to {@code SearchReport}; its
 *       trainings are {@code ModelRaces} or {@code CommandRaces}.
 *   <li>{@code judge}: {@code JudgeRun}; {@code evaluate} and {@code predict}: {@code
 *       TrainedModel}, {@code Evaluations}; {@code study}: {@code StudyRun}, a {@code StudyTaskRun}
 *       at a time.
 *   <li>Where all of them run: a {@code Work} is described, a {@code TrialRunner} makes {@code
 *       Job}s of it, and {@code JobRunner} has the threads.
 * </ul>
 */
package io.github.rangefinder.finder.run;
