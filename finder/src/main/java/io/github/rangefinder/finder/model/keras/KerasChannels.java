package io.github.rangefinder.finder.model.keras;

import io.github.rangefinder.engine.layer.ElementLayer;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.Permute;
import io.github.rangefinder.engine.model.Node;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Layers whose samples have their channels first, {@code (channels, height, width)} or {@code
 * (channels, steps)}: they run on samples that are turned before and turned back behind. Their
 * weights have no order of their own. Where one such layer reads another, both turns cancel when
 * the network runs.
 */
public final class KerasChannels {
  private static final String TURN = "channels_last";

  private KerasChannels() {}

  /** Whether a node is a turn before such a layer, to which it belongs. */
  public static boolean isTurn(Node node) {
    return node.name().equals(TURN) && node.layer() instanceof Permute;
  }

  /** Samples with their channels last. */
  static List<Node> last(List<Node> channelsFirst) {
    return channelsFirst.stream()
        .map(node -> node.then(toLast(node.shape().rank())).named(TURN))
        .toList();
  }

  /** The extents of a sample with its channels first, of one that has them last. */
  static Permute toFirst(int rank) {
    List<Integer> axes = new ArrayList<>(List.of(rank - 1));
    for (int axis = 0; axis < rank - 1; axis++) {
      axes.add(axis);
    }
    return new Permute(axes);
  }

  private static Permute toLast(int rank) {
    List<Integer> axes = new ArrayList<>();
    for (int axis = 1; axis < rank; axis++) {
      axes.add(axis);
    }
    axes.add(0);
    return new Permute(axes);
  }

  /**
   * What stands behind a layer that ran on turned samples, and the turn back: as late as can be,
   * but before what would notice, such as a softmax along the last axis. What has no other axes
   * than the channels is not turned.
   */
  static Node first(Node layer, List<Layer> behind, Shape read) {
    boolean notices = behind.stream().anyMatch(next -> !(next instanceof ElementLayer));
    Node turned = notices ? layer : layer.then(behind);
    int rank = turned.shape().rank();
    Node back = rank == read.rank() ? turned.then(toFirst(rank)) : turned;
    return notices ? back.then(behind) : back;
  }
}
