package io.github.rangefinder.finder.report.words;

import io.github.rangefinder.finder.run.StepMemory;
import io.github.rangefinder.finder.run.evaluate.ModelReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a model is, in lines. */
public final class ModelWords {
  private ModelWords() {}

  /** The table of the layers, and below it what they come to. */
  public static String text(ModelReport report) {
    StepMemory memory = report.memory();
    List<String> lines = new ArrayList<>(report.layers());
    lines.add("");
    lines.add("Total parameters: " + numbers(report.parameters()));
    lines.add("Trainable parameters: " + numbers(report.learned()));
    lines.add("Non-trainable parameters: " + numbers(report.parameters() - report.learned()));
    lines.add(
        String.format(
            Locale.ROOT, "Multiply-adds: %,d forward for each sample", report.multiplyAdds()));
    lines.add(
        String.format(
            Locale.ROOT,
            "Memory of a step with batches of %d: about %s beside the data",
            memory.batchSize(),
            StepMemory.words(memory.bytes())));
    lines.add(
        "  activations and their gradients: "
            + StepMemory.words(memory.ofValues(memory.batchSize())));
    lines.add(
        "  weights, their gradients, Adam's moments, a copy to go back to: "
            + StepMemory.words(memory.ofParameters()));
    return String.join(System.lineSeparator(), lines);
  }

  private static String numbers(long count) {
    return String.format(
        Locale.ROOT, "%,d (%s)", count, StepMemory.words((double) Float.BYTES * count));
  }
}
