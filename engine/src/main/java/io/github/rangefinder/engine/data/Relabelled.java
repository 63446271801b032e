package io.github.rangefinder.engine.data;

/** Data whose targets are others. */
record Relabelled(Dataset data, Targets targets) implements SamplesOf {}
