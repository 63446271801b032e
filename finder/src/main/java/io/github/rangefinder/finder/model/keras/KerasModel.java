package io.github.rangefinder.finder.model.keras;

import io.github.rangefinder.finder.model.layer.JsonPart;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A model as its JSON has it, models in it included.
 *
 * @param kerasClass {@code Sequential}, {@code Functional} or a class of somebody's own
 * @param name its name
 * @param members its layers and models in the order in which the file lists them
 * @param ends what it reads and gives; empty for a chain, of which each member reads what the one
 *     before it gives
 * @param place where in the file it stands, for messages
 */
record KerasModel(
    String kerasClass, String name, List<Member> members, Optional<Ends> ends, JsonPart place)
    implements KerasPart {

  /**
   * The ends of a model that is no chain.
   *
   * @param inputs what it reads: calls of its input layers
   * @param outputs what it gives: calls of its members
   */
  record Ends(List<Reference> inputs, List<Reference> outputs) {}

  /** What it reads; of a chain nothing, for its first member reads what the model is given. */
  List<Reference> inputs() {
    return ends.map(Ends::inputs).orElse(List.of());
  }

  /** What it gives; of a chain nothing, for that is what its last member gives. */
  List<Reference> outputs() {
    return ends.map(Ends::outputs).orElse(List.of());
  }

  /** Its layers and those of the models in it, each once, in the order of their weights. */
  Set<KerasLayer> layers() {
    Set<KerasLayer> layers = new LinkedHashSet<>();
    for (Member member : members) {
      if (member.part() instanceof KerasModel inner) {
        layers.addAll(inner.layers());
      } else if (!member.part().kerasClass().equals(KerasFlattening.INPUT)) {
        layers.add((KerasLayer) member.part());
      }
    }
    return layers;
  }

  /**
   * The layers that a name stands for: that of a layer or a model in the model, {@code a/conv2d}
   * for one in another. A layer that stands in several models has a name in each.
   */
  Set<KerasLayer> named(String name) {
    Set<KerasLayer> found = new LinkedHashSet<>();
    for (Member member : members) {
      String own = member.part().name();
      boolean isInside = name.startsWith(own + "/");
      if (member.part() instanceof KerasModel inner) {
        found.addAll(
            own.equals(name)
                ? inner.layers()
                : isInside ? inner.named(name.substring(own.length() + 1)) : Set.of());
      } else if (own.equals(name)) {
        found.add((KerasLayer) member.part());
      }
    }
    return found;
  }

  /** Whether each member reads what the one before it gives. */
  boolean isChain() {
    return ends.isEmpty();
  }

  /**
   * A layer or model and how often and on what it is called.
   *
   * @param calls its calls in order; of a chain none
   */
  record Member(KerasPart part, List<Call> calls) {}

  /**
   * A call of a member.
   *
   * @param arguments what it reads
   * @param isInference whether it runs in its inference form also in training
   * @param named what it is given by name, for functions; may be absent
   */
  record Call(List<Argument> arguments, boolean isInference, JsonPart named) {}

  /** What a member reads: what another one gives, or a number. */
  sealed interface Argument permits Reference, Constant {}

  /**
   * What a call of a member gives.
   *
   * @param member the member's name
   * @param call which of its calls, as the file counts
   * @param output which of its outputs
   * @param counting where the count begins
   * @param place where in the file it stands, for messages
   */
  record Reference(String member, int call, int output, Counting counting, JsonPart place)
      implements Argument {}

  /** How calls of a model in a model are counted: its making may count as the first. */
  enum Counting {
    /** Keras 3, in the calls of layers: from the first call. */
    CALLS,
    /** Keras 3, at the ends of a model: after the making of a Functional model. */
    AFTER_MAKING_FUNCTIONAL,
    /** Keras 2: after the making of any model that has an input layer. */
    AFTER_MAKING
  }

  /** A number that stands where a tensor could. */
  record Constant(double value) implements Argument {}
}
