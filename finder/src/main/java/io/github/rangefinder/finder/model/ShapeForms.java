package io.github.rangefinder.finder.model;

import io.github.rangefinder.engine.layer.Flatten;
import io.github.rangefinder.engine.layer.Permute;
import io.github.rangefinder.engine.layer.RepeatVector;
import io.github.rangefinder.engine.layer.Reshape;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.finder.model.LayerForms.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BiConsumer;

/** The layers that a line of text can name which give a sample another shape. */
final class ShapeForms {
  private ShapeForms() {}

  static void addTo(BiConsumer<String, Reader> forms) {
    forms.accept("flatten", (words, outputs) -> new Flatten());
    forms.accept(
        "reshape SHAPE",
        (words, outputs) ->
            new Reshape(Shape.of(words.extents("the shape of a sample (such as 7x7x16)"))));
    forms.accept("permute AXES", (words, outputs) -> new Permute(axes(words)));
    forms.accept(
        "repeat TIMES",
        (words, outputs) -> new RepeatVector(words.count("how many times (such as 4)")));
  }

  /** Axes of a sample, counted from 0 in the engine and from 1 in the line, as Keras has it. */
  private static List<Integer> axes(LayerWords words) {
    List<Integer> axes = new ArrayList<>();
    OptionalInt axis = OptionalInt.of(words.count("the axes in their new order (such as 2 1)"));
    while (axis.isPresent()) {
      axes.add(axis.getAsInt() - 1);
      axis = words.optionalCount();
    }
    return axes;
  }
}
