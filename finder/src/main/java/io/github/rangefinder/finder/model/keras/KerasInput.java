package io.github.rangefinder.finder.model.keras;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.finder.model.keras.KerasModel.Member;
import io.github.rangefinder.finder.model.layer.JsonPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a model says of the shape of its samples. */
final class KerasInput {
  /** Keras 3's and Keras 2's names for the shape of a batch. */
  private static final List<String> KEYS = List.of("batch_shape", "batch_input_shape");

  private KerasInput() {}

  /**
   * The extents of a sample, null where any will do; empty where the file leaves all open.
   *
   * @throws DataFormatException if they are no extents
   */
  static Optional<List<Integer>> shape(KerasModel model) throws DataFormatException {
    KerasPart part = model.members().get(0).part();
    if (!model.isChain() && model.inputs().size() == 1) {
      String name = model.inputs().get(0).member();
      for (Member member : model.members()) {
        part = member.part().name().equals(name) ? member.part() : part;
      }
    }
    if (part instanceof KerasModel inner) {
      return shape(inner);
    }
    JsonPart config = ((KerasLayer) part).config().config();
    for (String key : KEYS) {
      if (!config.get(key).isAbsent()) {
        return Optional.of(sizes(config.get(key)));
      }
    }
    return Optional.empty();
  }

  private static List<Integer> sizes(JsonPart batchShape) throws DataFormatException {
    List<JsonPart> extents = batchShape.items();
    if (extents.size() < 2) {
      throw batchShape.expected("the shape of a batch of samples");
    }
    List<Integer> sizes = new ArrayList<>();
    for (JsonPart extent : extents.subList(1, extents.size())) {
      if (!extent.isAbsent() && extent.whole() < 1) {
        throw extent.expected("a whole number of at least 1");
      }
      sizes.add(extent.isAbsent() ? null : (Integer) extent.whole());
    }
    return sizes;
  }
}
