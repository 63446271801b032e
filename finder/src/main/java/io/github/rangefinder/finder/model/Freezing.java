package io.github.rangefinder.finder.model;

import io.github.rangefinder.engine.loss.Penalty;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.model.Node;
import io.github.rangefinder.finder.model.keras.LayerNames;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Holds layers of a network as they are: their parameters are not learned. */
final class Freezing {
  /** What stands for every layer with parameters but the last one. */
  static final String ALL_BUT_LAST = "all-but-last";

  private Freezing() {}

  /**
   * The same network, with the same values, of which some layers do not learn.
   *
   * @param chosen names of layers, of models in the model, or {@link #ALL_BUT_LAST}
   * @param meant the network's layers that a name of the model's description stands for
   * @throws SettingException if a name is none of those, or nothing is left to learn
   */
  static Network apply(Network network, List<String> chosen, Function<String, List<String>> meant) {
    if (chosen.isEmpty()) {
      return network;
    }
    Set<String> names = names(network, chosen, meant);
    Map<String, List<Node>> layers = LayerNames.withParameters(network);
    Map<Node, Boolean> frozen = new IdentityHashMap<>();
    names.forEach(name -> layers.get(name).forEach(node -> frozen.put(node, true)));
    Network same = new Network(copy(network, frozen), network.seed());
    if (same.parameters().isEmpty()) {
      throw SettingException.usage(
          Setting.FREEZE,
          " leaves no layer that learns; layers with parameters are "
              + String.join(", ", layers.keySet()));
    }
    same.restore(network.snapshot());
    return same;
  }

  private static Set<String> names(
      Network network, List<String> chosen, Function<String, List<String>> meant) {
    List<String> known = new ArrayList<>(LayerNames.withParameters(network).keySet());
    Set<String> names = new LinkedHashSet<>();
    for (String choice : chosen) {
      int before = names.size();
      if (choice.equals(ALL_BUT_LAST)) {
        names.addAll(known.subList(0, known.size() - 1));
        continue;
      }
      List<String> own = meant.apply(choice);
      known.stream()
          .filter(name -> own.contains(name) || name.startsWith(choice + "/"))
          .forEach(names::add);
      if (names.size() == before) {
        throw SettingException.usage(
            Setting.FREEZE,
            ": there is no layer '%s' with parameters; there are %s, and %s"
                .formatted(choice, String.join(", ", known), ALL_BUT_LAST));
      }
    }
    return names;
  }

  /** The output of a graph whose nodes are the same but for those that are frozen. */
  private static Node copy(Network network, Map<Node, Boolean> frozen) {
    Map<Node, Node> copies = new IdentityHashMap<>();
    LayerNames names = new LayerNames(network);
    Map<String, Node> layers = new HashMap<>();
    for (Node node : network.nodes()) {
      copies.put(node, node.isInput() ? node : copy(node, copies, names.of(node), layers, frozen));
    }
    return copies.get(network.output());
  }

  private static Node copy(
      Node node,
      Map<Node, Node> copies,
      String layer,
      Map<String, Node> layers,
      Map<Node, Boolean> frozen) {
    List<Node> inputs = node.inputs().stream().map(copies::get).toList();
    Node shared = layers.get(layer);
    if (shared != null) {
      return shared.again(inputs.toArray(Node[]::new));
    }
    Node made = Node.of(node.layer(), inputs).named(node.name());
    for (Map.Entry<Integer, Penalty> penalty : node.penalties().entrySet()) {
      made = made.penalized(penalty.getKey(), penalty.getValue());
    }
    made = node.isFrozen() || frozen.containsKey(node) ? made.frozen() : made;
    layers.put(layer, made);
    return made;
  }
}
