package io.github.rangefinder.engine.model;

import io.github.rangefinder.engine.loss.Penalty;
import io.github.rangefinder.engine.tensor.Parameter;

/** A parameter of a network and the penalty that training adds to the loss for it. */
public record PenalizedParameter(Parameter parameter, Penalty penalty) {}
