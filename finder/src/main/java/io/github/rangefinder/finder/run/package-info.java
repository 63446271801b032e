/**
 * What the program does, as calls; a room below for each thing it does. Here is what all of them
 * share: what every run is told, what it may take of the memory, where its numbers come from, and
 * the facts that its settings in force tell. Prints nothing, like the rooms below.
 *
 * <p>Each room knows those named before it, none of those after it:
 *
 * <ul>
 *   <li>{@code run.job}: where and how anything runs: a {@code Work} is described, a {@code
 *       TrialRunner} makes {@code Job}s of it, and {@code JobRunner} has the threads.
 *   <li>{@code run.trial}: one short training at one learning rate.
 *   <li>{@code run.find}: range tests. {@code FindRun}, from {@code FindSettings} to {@code
 *       RangeTestReport}; {@code JudgeRun} says the same of recorded curves.
 *   <li>{@code run.search}: a test, and a race of trainings around it. {@code SearchRun}, from
 *       {@code SearchSettings} to {@code SearchReport}.
 *   <li>{@code run.evaluate}: a model that is there: {@code TrainedModel}, {@code Evaluations},
 *       {@code Predictions}, {@code ModelReport}.
 *   <li>{@code run.train}: {@code TrainRun}, from {@code TrainSettings} to {@code TrainReport}, and
 *       the files from which a training goes on.
 *   <li>{@code run.study}: {@code StudyRun}, a {@code StudyTaskRun} at a time.
 *   <li>{@code run.spark}: works on other machines; knows only what a work is and what comes of it.
 * </ul>
 */
package io.github.rangefinder.finder.run;
