package io.github.rangefinder.finder.model.layer;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.layer.Add;
import io.github.rangefinder.engine.layer.Average;
import io.github.rangefinder.engine.layer.Concatenate;
import io.github.rangefinder.engine.layer.Maximum;
import io.github.rangefinder.engine.layer.Minimum;
import io.github.rangefinder.engine.layer.Multiply;
import io.github.rangefinder.engine.layer.ScaledAdd;
import io.github.rangefinder.engine.layer.Subtract;
import java.util.List;

/** Layers of Keras that make one of several. */
final class MergeRows {
  /** The class in InceptionResNetV2 of keras.applications. */
  static final String SCALED_ADD = "CustomScaleLayer";

  private MergeRows() {}

  static List<KerasRow> rows() {
    return List.of(
        new KerasRow("Add", (config, inputs) -> List.of(new Add()))
            .of(Add.class, l -> new KerasOptions()),
        new KerasRow("Subtract", (config, inputs) -> List.of(new Subtract()))
            .of(Subtract.class, l -> new KerasOptions()),
        new KerasRow("Multiply", (config, inputs) -> List.of(new Multiply()))
            .of(Multiply.class, l -> new KerasOptions()),
        new KerasRow("Average", (config, inputs) -> List.of(new Average()))
            .of(Average.class, l -> new KerasOptions()),
        new KerasRow("Maximum", (config, inputs) -> List.of(new Maximum()))
            .of(Maximum.class, l -> new KerasOptions()),
        new KerasRow("Minimum", (config, inputs) -> List.of(new Minimum()))
            .of(Minimum.class, l -> new KerasOptions()),
        new KerasRow(SCALED_ADD, (config, inputs) -> List.of(scaled(config)))
            .of(ScaledAdd.class, l -> new KerasOptions().put("scale", l.factor())),
        new KerasRow("Concatenate", (c, in) -> List.of(concatenate(c, in.get(0).rank())))
            .of(Concatenate.class, l -> new KerasOptions().put("axis", axis(l))));
  }

  private static ScaledAdd scaled(KerasConfig config) throws DataFormatException {
    return new ScaledAdd((float) config.number("scale", 1));
  }

  private static int axis(Concatenate layer) {
    return layer.axis() < 0 ? layer.axis() : layer.axis() + 1;
  }

  /** By the layer or the function of that name, of samples of so many axes. */
  static Concatenate concatenate(KerasConfig config, int rank) throws DataFormatException {
    int axis = Axis.ofSample(config, config.axis("axis", -1), rank);
    return axis == rank - 1 ? new Concatenate() : new Concatenate(axis);
  }
}
