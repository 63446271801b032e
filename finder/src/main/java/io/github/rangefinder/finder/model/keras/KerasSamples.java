package io.github.rangefinder.finder.model.keras;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.layer.Flatten;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.Reshape;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.model.Node;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.finder.model.keras.KerasGraph.KerasCall;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The samples of a data set as a file's model reads them: rows of images, grey images without a
 * channel, channels first. What brings them to that form belongs to the data and not to the model,
 * so that the model is written without it.
 *
 * @param file the file, for messages
 */
record KerasSamples(Path file, KerasModel model, KerasGraph graph) {
  private static final String FORM = "as_the_model_reads_them";

  /** Axes of a sample. */
  private static final int IMAGE = 3;

  private static final int SERIES = 2;

  /** What a network of this model reads: samples of the data. */
  Node input(Shape sample) {
    Node input = Node.input(sample);
    return model.isChain() ? input : input.named(model.inputs().get(0).member());
  }

  /** Whether a node only brings samples to the form that a file's model reads. */
  static boolean isForm(Node node) {
    return node.name().equals(FORM);
  }

  /** Where a network's model begins: at its input, or behind what brings samples to its form. */
  static Node start(Network network) {
    List<Node> nodes = network.nodes();
    return nodes.size() > 1 && isForm(nodes.get(1)) ? nodes.get(1) : nodes.get(0);
  }

  /**
   * The samples in the form that the model reads.
   *
   * @throws DataFormatException if they cannot be brought to it
   */
  Node formed(Node input) throws DataFormatException {
    Optional<List<Integer>> wanted = KerasInput.shape(model);
    return wanted.isEmpty() || fits(wanted.get(), input.shape())
        ? input
        : input.then(form(wanted.get(), input.shape())).named(FORM);
  }

  private Layer form(List<Integer> sizes, Shape sample) throws DataFormatException {
    boolean isOpen = sizes.contains(null);
    if (!isOpen && sizes.size() == 1 && sizes.get(0) == sample.size()) {
      return new Flatten();
    }
    boolean lacksChannel = sizes.size() == sample.rank() + 1 && last(sizes) == 1;
    if (lacksChannel && fits(sizes.subList(0, sample.rank()), sample)) {
      int[] dims = Arrays.copyOf(sample.dims(), sample.rank() + 1);
      dims[sample.rank()] = 1;
      return new Reshape(Shape.of(dims));
    }
    if (sample.rank() == IMAGE || sample.rank() == SERIES && hasChannelsFirst()) {
      Layer turn = KerasChannels.toFirst(sample.rank());
      if (fits(sizes, turn.outputShape(List.of(sample)))) {
        return turn;
      }
    }
    boolean hasChannel = sizes.size() == sample.rank() - 1 && sample.dim(sample.rank() - 1) == 1;
    int[] dims = sample.dims();
    Shape withoutLast = hasChannel ? Shape.of(Arrays.copyOf(dims, dims.length - 1)) : null;
    if (hasChannel && fits(sizes, withoutLast)) {
      return new Reshape(withoutLast);
    }
    throw new DataFormatException(
        "%s reads samples of shape %s, the data has %s".formatted(file, words(sizes), sample));
  }

  /** Whether layers say so, or a Permute in front, which is how such models are written here. */
  private boolean hasChannelsFirst() throws DataFormatException {
    boolean has = false;
    for (KerasCall call : graph.calls()) {
      boolean turns = call.layer().kerasClass().equals("Permute");
      has |= turns && call.sources().contains(new KerasGraph.Input());
      has |= call.layer().config().hasChannelsFirst();
    }
    return has;
  }

  private static int last(List<Integer> sizes) {
    Integer last = sizes.get(sizes.size() - 1);
    return last == null ? 0 : last;
  }

  private static String words(List<Integer> sizes) {
    List<String> words = sizes.stream().map(size -> size == null ? "any" : "" + size).toList();
    return "(" + String.join(", ", words) + ")";
  }

  private static boolean fits(List<Integer> sizes, Shape sample) {
    boolean fits = sizes.size() == sample.rank();
    for (int i = 0; fits && i < sizes.size(); i++) {
      fits = sizes.get(i) == null || sizes.get(i) == sample.dim(i);
    }
    return fits;
  }
}
