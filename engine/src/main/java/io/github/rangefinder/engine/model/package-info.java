/**
 * Layers in order: {@link io.github.rangefinder.engine.model.Sequential} holds them and what they
 * learn, {@link io.github.rangefinder.engine.model.Plan} is how a batch runs through them. Knows
 * tensor, parallel and layer.
 */
package io.github.rangefinder.engine.model;
