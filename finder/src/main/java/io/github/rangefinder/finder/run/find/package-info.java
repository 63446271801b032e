/**
 * Range tests, run here or recorded elsewhere, and what they say. Begin with {@code FindRun}, from
 * {@code FindSettings} to {@code RangeTestReport}: {@code FindTests} has the data and the model,
 * {@code TestJob} is one test, {@code Verifier} proves the answers by trainings, {@code ReadOff}
 * asks all rules about a curve. {@code JudgeRun} asks them about curves that somebody recorded.
 */
package io.github.rangefinder.finder.run.find;
