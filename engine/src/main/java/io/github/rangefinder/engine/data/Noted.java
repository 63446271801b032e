package io.github.rangefinder.engine.data;

import java.util.List;

/** Data with sentences about how it was read. */
record Noted(Dataset data, List<String> notes) implements SamplesOf {
  Noted {
    notes = List.copyOf(notes);
  }
}
