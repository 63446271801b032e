package io.github.rangefinder.finder.setting;

import io.github.rangefinder.engine.optimizer.Adam;
import io.github.rangefinder.engine.optimizer.AdamW;
import io.github.rangefinder.engine.optimizer.Optimizer;
import io.github.rangefinder.engine.optimizer.RmsProp;
import io.github.rangefinder.engine.optimizer.Sgd;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An optimizer as the command line names it: {@code adam}, or {@code sgd(momentum=0.9)}.
 *
 * <p>Everything here throws IllegalArgumentException with a sentence that names the word it
 * stumbled over.
 */
public final class OptimizerChoice implements Serializable {
  private static final long serialVersionUID = 1L;

  private final NamedValues named;

  private OptimizerChoice(NamedValues named) {
    this.named = named;
    create();
  }

  /** The optimizers of a comma-separated list. */
  public static List<OptimizerChoice> parseList(String list) {
    return NamedValues.parseList("an optimizer", list).stream().map(OptimizerChoice::new).toList();
  }

  /** A single optimizer. */
  public static OptimizerChoice parse(String text) {
    List<OptimizerChoice> choices = parseList(text);
    if (choices.size() != 1) {
      throw new IllegalArgumentException("expected a single optimizer, got " + text);
    }
    return choices.get(0);
  }

  /** The optimizer as it was given. */
  public String text() {
    return named.text();
  }

  /** Which kind of optimizer it is: {@code sgd}. */
  public String name() {
    return named.name();
  }

  /** What was given for a key; empty for its default. */
  public Optional<String> value(String key) {
    return named.value(key);
  }

  /** A new optimizer that remembers nothing yet. */
  public Optimizer create() {
    return named.make(this::create);
  }

  private Optimizer create(NamedValues.Reader reader) {
    return switch (named.name().toLowerCase(Locale.ROOT)) {
      case "sgd" ->
          new Sgd(
              reader.number("momentum", Sgd.DEFAULT_MOMENTUM),
              reader.flag("nesterov"),
              reader.number("weight-decay", 0));
      case "adam" ->
          new Adam(
              reader.number("beta1", Adam.DEFAULT_BETA1),
              reader.number("beta2", Adam.DEFAULT_BETA2),
              reader.number("epsilon", Adam.DEFAULT_EPSILON));
      case "adamw" ->
          new AdamW(
              reader.number("beta1", Adam.DEFAULT_BETA1),
              reader.number("beta2", Adam.DEFAULT_BETA2),
              reader.number("epsilon", Adam.DEFAULT_EPSILON),
              reader.number("weight-decay", AdamW.DEFAULT_WEIGHT_DECAY));
      case "rmsprop" ->
          new RmsProp(
              reader.number("rho", RmsProp.DEFAULT_RHO),
              reader.number("epsilon", RmsProp.DEFAULT_EPSILON));
      default ->
          throw new IllegalArgumentException(
              "there is no optimizer '" + named.name() + "', only sgd, adam, adamw and rmsprop");
    };
  }
}
