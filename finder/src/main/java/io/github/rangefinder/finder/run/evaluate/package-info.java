/**
 * What can be asked of a model without training it: {@code TrainedModel} is a model with the data
 * it is asked about, {@code Evaluations} counts what is right, {@code Predictions} lists what it
 * says, {@code ModelReport} tells its layers and its size. {@code ModelCard} is what a file of
 * weights says of the data its model was trained on.
 */
package io.github.rangefinder.finder.run.evaluate;
