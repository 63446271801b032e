package io.github.rangefinder.finder.model.keras;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.finder.model.keras.KerasGraph.KerasCall;
import io.github.rangefinder.finder.model.keras.KerasGraph.Source;
import io.github.rangefinder.finder.model.keras.KerasModel.Argument;
import io.github.rangefinder.finder.model.keras.KerasModel.Call;
import io.github.rangefinder.finder.model.keras.KerasModel.Constant;
import io.github.rangefinder.finder.model.keras.KerasModel.Counting;
import io.github.rangefinder.finder.model.keras.KerasModel.Member;
import io.github.rangefinder.finder.model.keras.KerasModel.Reference;
import io.github.rangefinder.finder.model.layer.JsonPart;
import io.github.rangefinder.finder.model.layer.KerasConfig;
import io.github.rangefinder.finder.model.layer.KerasOperations;
import io.github.rangefinder.finder.model.layer.KerasSplits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Dissolves the models in a model, so that calls of layers are left. */
final class KerasFlattening {
  static final String INPUT = "InputLayer";

  /** More calls than any model has; models that call models twice could mean any number. */
  private static final int MOST_CALLS = 20_000;

  /** Layers of a circle that a message names. */
  private static final int MOST_NAMED = 6;

  private final String file;
  private final List<KerasCall> calls = new ArrayList<>();
  private final Map<KerasPart, List<Source>> given = new IdentityHashMap<>();
  private int visits;

  private KerasFlattening(String file) {
    this.file = file;
  }

  /**
   * The calls of a model of one input and one output.
   *
   * @throws DataFormatException if it has more of them, or its members do not belong together
   */
  static KerasGraph flatten(KerasModel model) throws DataFormatException {
    String file = model.place().file();
    requireOne(file, "inputs", model.inputs(), model);
    requireOne(file, "outputs", model.outputs(), model);
    KerasFlattening flattening = new KerasFlattening(file);
    List<Source> outputs = flattening.run(model, List.of(new KerasGraph.Input()), false);
    return new KerasGraph(
        List.copyOf(model.layers()), flattening.calls, outputs.get(0), flattening.given);
  }

  private static void requireOne(String file, String what, List<Reference> ends, KerasModel model)
      throws DataFormatException {
    if (ends.size() != 1 && !model.isChain()) {
      List<String> names = ends.stream().map(Reference::member).toList();
      throw new DataFormatException(
          "%s holds a model of %d %s (%s); what can be trained has one input and one output"
              .formatted(file, ends.size(), what, String.join(", ", names)));
    }
  }

  /** The outputs of a model that reads some inputs. */
  private List<Source> run(KerasModel model, List<Source> inputs, boolean isInference)
      throws DataFormatException {
    List<Source> outputs =
        model.isChain()
            ? runChain(model, inputs, isInference)
            : new Functional(model, inputs, isInference).run();
    given.put(model, outputs);
    return outputs;
  }

  private List<Source> runChain(KerasModel model, List<Source> inputs, boolean isInference)
      throws DataFormatException {
    List<Source> sources = inputs;
    for (Member member : model.members()) {
      if (member.part().kerasClass().equals(INPUT)) {
        given.put(member.part(), sources);
      } else {
        sources = call(member.part(), sources, isInference, null);
      }
    }
    return sources;
  }

  /**
   * What a member gives that is called on something.
   *
   * @param named what it is called with by name; null for nothing
   */
  private List<Source> call(
      KerasPart part, List<Source> sources, boolean isInference, JsonPart named)
      throws DataFormatException {
    if (++visits > MOST_CALLS) {
      throw new DataFormatException(
          "%s holds a model that calls more than %d layers".formatted(file, MOST_CALLS));
    }
    if (part instanceof KerasModel inner) {
      if (!inner.isChain() && inner.inputs().size() != sources.size()) {
        throw new DataFormatException(
            "%s: the model \"%s\" in it has %d inputs and is called on %d"
                .formatted(file, inner.name(), inner.inputs().size(), sources.size()));
      }
      return run(inner, sources, isInference);
    }
    KerasLayer layer = (KerasLayer) part;
    boolean takesNames =
        named != null && (layer.isOperation() || KerasOperations.isWrapper(layer.kerasClass()));
    KerasConfig config = takesNames ? layer.config().withOptions(named) : layer.config();
    int outputs = takesNames ? KerasSplits.outputs(config) : 1;
    List<Source> results = new ArrayList<>();
    for (int i = 0; i < outputs; i++) {
      KerasConfig own = outputs > 1 ? KerasSplits.part(config, i) : config;
      calls.add(new KerasCall(layer, List.copyOf(sources), isInference, own));
      results.add(new KerasGraph.Result(calls.size() - 1));
    }
    given.put(layer, results);
    return results;
  }

  /** A Functional model at work: each call runs as soon as all that it reads is there. */
  private final class Functional {
    private final KerasModel model;
    private final boolean isInference;
    private final Map<String, Member> members = new HashMap<>();
    private final Map<String, List<List<Source>>> results = new HashMap<>();

    Functional(KerasModel model, List<Source> inputs, boolean isInference)
        throws DataFormatException {
      this.model = model;
      this.isInference = isInference;
      for (Member member : model.members()) {
        if (members.put(member.part().name(), member) != null) {
          throw new DataFormatException(
              "%s has two layers named \"%s\" in one model".formatted(file, member.part().name()));
        }
        results.put(member.part().name(), new ArrayList<>());
      }
      for (int i = 0; i < inputs.size(); i++) {
        Reference input = model.inputs().get(i);
        if (!member(input).part().kerasClass().equals(INPUT)) {
          throw input.place().expected("an InputLayer");
        }
        results.get(input.member()).add(List.of(inputs.get(i)));
        given.put(member(input).part(), List.of(inputs.get(i)));
      }
    }

    List<Source> run() throws DataFormatException {
      boolean goesOn = true;
      boolean isDone = false;
      while (goesOn && !isDone) { // once, where the file lists members in the order they run in
        goesOn = false;
        isDone = true;
        for (Member member : model.members()) {
          goesOn |= runReady(member);
          isDone &= results.get(member.part().name()).size() >= member.calls().size();
        }
      }
      List<Source> outputs = new ArrayList<>();
      for (Reference output : model.outputs()) {
        outputs.add(source(output));
      }
      return outputs;
    }

    /** Runs those of a member's next calls that can; gives whether any could. */
    private boolean runReady(Member member) throws DataFormatException {
      List<List<Source>> done = results.get(member.part().name());
      boolean ran = false;
      while (done.size() < member.calls().size()) {
        Call call = member.calls().get(done.size());
        for (Argument argument : call.arguments()) {
          if (argument instanceof Reference reference && !isThere(reference)) {
            return ran;
          }
        }
        List<Source> sources = new ArrayList<>();
        for (Argument argument : call.arguments()) {
          sources.add(
              argument instanceof Reference reference
                  ? source(reference)
                  : new KerasGraph.Number(((Constant) argument).value()));
        }
        boolean infers = isInference || call.isInference();
        done.add(call(member.part(), sources, infers, call.named()));
        ran = true;
      }
      return ran;
    }

    private boolean isThere(Reference reference) throws DataFormatException {
      return index(reference) < results.get(reference.member()).size();
    }

    private Member member(Reference reference) throws DataFormatException {
      Member member = members.get(reference.member());
      if (member == null) {
        throw reference.place().expected("the name of one of the model's layers");
      }
      return member;
    }

    /** Which of a member's calls is meant, from 0. */
    private int index(Reference reference) throws DataFormatException {
      Member member = member(reference);
      int calls = Math.max(1, member.calls().size());
      int index = reference.call() - (countsMaking(reference, member.part()) ? 1 : 0);
      index = index < 0 || index >= calls ? reference.call() : index;
      if (index < 0 || index >= calls) {
        throw reference
            .place()
            .expected("one of the %d calls of \"%s\"".formatted(calls, reference.member()));
      }
      return index;
    }

    private boolean countsMaking(Reference reference, KerasPart part) {
      if (!(part instanceof KerasModel inner) || reference.counting() == Counting.CALLS) {
        return false;
      }
      return !inner.isChain()
          || reference.counting() == Counting.AFTER_MAKING
              && inner.members().get(0).part().kerasClass().equals(INPUT);
    }

    /** {@code "c" reads "b", "b" reads "a", "a" reads "b"}: why a layer never runs. */
    private String waiting(Reference reference) throws DataFormatException {
      Set<String> seen = new LinkedHashSet<>();
      List<String> reads = new ArrayList<>();
      String name = reference.member();
      while (name != null && seen.add(name)) {
        String awaited = awaitedBy(name);
        reads.add(
            awaited == null
                ? "\"%s\" reads nothing".formatted(name)
                : "\"%s\" reads \"%s\"".formatted(name, awaited));
        name = awaited;
      }
      int more = reads.size() - MOST_NAMED;
      return more > 0
          ? String.join(", ", reads.subList(0, MOST_NAMED)) + " and so on"
          : String.join(", ", reads);
    }

    /** What a layer's next call waits for; null if it has no call. */
    private String awaitedBy(String name) throws DataFormatException {
      List<Call> calls = members.get(name).calls();
      int done = results.get(name).size();
      for (Argument argument :
          done < calls.size() ? calls.get(done).arguments() : List.<Argument>of()) {
        if (argument instanceof Reference reference && !isThere(reference)) {
          return reference.member();
        }
      }
      return null;
    }

    private Source source(Reference reference) throws DataFormatException {
      int index = index(reference);
      List<List<Source>> done = results.get(reference.member());
      if (index >= done.size()) {
        throw reference
            .place()
            .expected("a layer that is called on what the model reads; " + waiting(reference));
      }
      List<Source> outputs = done.get(index);
      if (reference.output() < 0 || reference.output() >= outputs.size()) {
        throw reference
            .place()
            .expected(
                "one of the %d outputs of \"%s\"".formatted(outputs.size(), reference.member()));
      }
      return outputs.get(reference.output());
    }
  }
}
