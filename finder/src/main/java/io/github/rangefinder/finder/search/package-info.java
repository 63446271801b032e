/**
 * The race of short trainings for the best learning rate: which trainings to run, given what came
 * of those before. Runs none itself, and knows no console and no file.
 */
package io.github.rangefinder.finder.search;
