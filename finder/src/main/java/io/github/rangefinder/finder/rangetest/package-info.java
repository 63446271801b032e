/**
 * The learning-rate range test: the run itself, the smoothing of its curve, and what the curve
 * suggests. Knows no console and no file.
 *
 * <ul>
 *   <li>The run: {@code RangeTest} goes through the learning rates of {@code RangeTestSettings}
 *       with a {@code Trainable}, which {@code ModelTraining} is for the engine's models. A {@code
 *       RangeTestResult} comes of it, and its {@code RangeCurve}. {@code MeanOfBatches} and {@code
 *       IndependentRates} are what else an iteration may be, {@code HeldOut} says how often it
 *       looks at samples held out.
 *   <li>On the way a {@code LossWatch} smooths the losses and says when to end: {@code
 *       LagFreeWatch}, by {@code LocalLinearRegression} and the {@code StopRule}. A {@code
 *       Protocol} is a known finder's rates, smoothing and end together.
 *   <li>The answer: {@code LossValley}, which is our {@code Rule}. It finds the {@code Valley} of
 *       the loss, its {@code Bottom}, and how it rises behind that; {@code BlowUp} answers where
 *       the loss does not fall at all.
 *   <li>How sure it is: {@code Judgement} gives the {@code Suggestion} its {@code Verdict}, for a
 *       {@code Reason} with a {@code Remedy}. {@code Rise}, {@code DeepFall}, {@code LateFall} and
 *       {@code FewSamples} are doubts, {@code Repeats} and {@code Verification} more evidence.
 * </ul>
 */
package io.github.rangefinder.finder.rangetest;
