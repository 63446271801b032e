package io.github.rangefinder.finder.model.keras;

import com.google.gson.JsonObject;
import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.init.Initializer;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.model.Node;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.finder.model.layer.JsonPart;
import io.github.rangefinder.finder.model.layer.KerasConfig;
import io.github.rangefinder.finder.model.layer.KerasRow;
import io.github.rangefinder.finder.model.layer.KerasTable;
import io.github.rangefinder.finder.model.layer.KerasWeightOptions;
import io.github.rangefinder.finder.model.layer.ModelRoom;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A model in a file of Keras 2 or 3: the JSON of {@code to_json()}, an archive ({@code .keras}), or
 * a whole model in HDF5; of the latter two the weights become the initial ones.
 *
 * <p>No size that a file states is believed: it is read up to what the model can need. Nothing is
 * unpacked into files, and no code in a file is run.
 */
public final class KerasFile {
  private final Path file;
  private final KerasSource source;
  private final KerasModel model;
  private final KerasGraph graph;

  private KerasFile(Path file) throws IOException {
    this.file = file;
    this.source = new KerasSource(file);
    this.model = KerasModelReader.read(source.config());
    this.graph = KerasFlattening.flatten(model);
  }

  /**
   * Reads the layers; the weights follow in {@link #create}.
   *
   * @throws IOException with a sentence that names the file and what is wrong with it
   */
  public static KerasFile read(Path file) throws IOException {
    return new KerasFile(file);
  }

  /** Whether a file holds weights as Keras stores them. */
  public static boolean holdsWeights(Path file) throws IOException {
    return new KerasSource(file).holdsWeights();
  }

  /** Whether a file says what the layers of a model are, beside its weights. */
  public static boolean holdsModel(Path file) throws IOException {
    return new KerasSource(file).holdsModel();
  }

  /**
   * Reads the weights of a file of Keras into a network that was described otherwise.
   *
   * @param exceptLast whether the last layer that has weights is left as it is
   * @throws IOException with a sentence that names the file and the layer that it does not fit
   */
  public static void load(Path file, Network network, boolean exceptLast) throws IOException {
    KerasExport export = new KerasExport(network);
    Map<KerasLayer, List<Parameter>> weights = new LinkedHashMap<>();
    JsonPart none = new JsonPart(file.toString(), "", new JsonObject());
    for (Map.Entry<String, Node> group : export.groups().entrySet()) {
      List<Parameter> own = network.parameters(group.getValue());
      if (!own.isEmpty()) {
        KerasConfig config =
            new KerasConfig(export.kerasClass(group.getValue()), group.getKey(), none);
        List<String> path = List.of(group.getKey());
        weights.put(new KerasLayer(config, false, true, path, List.of()), own);
      }
    }
    load(file, weights, network, exceptLast);
  }

  private static void load(
      Path file, Map<KerasLayer, List<Parameter>> weights, Network network, boolean exceptLast)
      throws IOException {
    if (exceptLast && !weights.isEmpty()) {
      List<KerasLayer> layers = List.copyOf(weights.keySet());
      weights.remove(layers.get(layers.size() - 1));
    }
    try (WeightStore store = new KerasSource(file).weights(numbers(network))) {
      KerasWeights.read(store, weights);
    }
  }

  private static long numbers(Network network) {
    return network.allParameters().stream().mapToLong(p -> p.data().shape().size()).sum();
  }

  /**
   * The model for a data set: with the file's weights, or with fresh ones from the seed.
   *
   * @param sample the shape of one sample of the data
   * @throws IOException with a sentence that names the file and what of it cannot be read
   */
  public Network create(Shape sample, long seed) throws IOException {
    return create(sample, seed, null, false);
  }

  /**
   * The model for samples of the shape that the file states, or of a given one where it leaves that
   * open.
   *
   * @throws IOException with a sentence that names the file and what of it cannot be read
   */
  public Network createOwn(Shape sample, long seed) throws IOException {
    return create(ownShape().orElse(sample), seed);
  }

  /**
   * The layers that a name of the file's stands for, by their names in a network: a layer that
   * stands in several models has the name of the first there. The name itself if the file has none
   * such.
   */
  public List<String> names(String name) {
    List<String> names = model.named(name).stream().map(KerasLayer::path).toList();
    return names.isEmpty() ? List.of(name) : names;
  }

  /** Whether the model begins with bringing pixels from 0 to 255 to its own scale. */
  public boolean scalesPixels() throws DataFormatException {
    return KerasScaling.isAtTheInputOf(graph);
  }

  /** The shape that a sample must have; empty where the file leaves it open. */
  private Optional<Shape> ownShape() throws DataFormatException {
    Optional<List<Integer>> sizes = inputShape().filter(all -> !all.contains(null));
    return sizes.isEmpty()
        ? Optional.empty()
        : Optional.of(shape(sizes.get().stream().mapToInt(Integer::intValue).toArray()));
  }

  /**
   * The shape that a sample has, with an extent for each that the file leaves open; empty where it
   * says nothing, or leaves the last open: how many channels there are, or numbers.
   */
  public Optional<Shape> ownShape(int open) throws DataFormatException {
    Optional<List<Integer>> sizes =
        inputShape().filter(all -> !all.isEmpty() && all.get(all.size() - 1) != null);
    return sizes.isEmpty()
        ? Optional.empty()
        : Optional.of(shape(sizes.get().stream().mapToInt(s -> s == null ? open : s).toArray()));
  }

  private Shape shape(int[] dims) throws DataFormatException {
    try {
      return Shape.of(dims);
    } catch (IllegalArgumentException e) { // more numbers than an array has
      throw new DataFormatException(file + ": the samples that the model reads: " + e.getMessage());
    }
  }

  /**
   * The model for a data set, with weights of Keras that lie in another file.
   *
   * @param weights a file that holds weights alone; null for the model's own
   * @param exceptLast whether the last layer that has weights is left as it is without that file
   * @throws IOException with a sentence that names the file and what of it cannot be read
   */
  public Network create(Shape sample, long seed, Path weights, boolean exceptLast)
      throws IOException {
    Node input = samples().input(sample);
    KerasNodes nodes = nodes(input);
    if (nodes.output() == input) {
      throw new DataFormatException(file + " holds a model without layers");
    }
    Optional<String> lack = ModelRoom.lack(nodes.output(), 1);
    if (lack.isPresent()) {
      throw new DataFormatException(file + " holds a model that is too large: " + lack.get());
    }
    Network network = new Network(nodes.output(), seed);
    Map<KerasLayer, List<Parameter>> own = weights(nodes, network);
    if (source.hasWeights()) {
      load(file, own, network, false);
    } else {
      draw(nodes, own, seed);
    }
    if (weights != null) {
      load(weights, own, network, exceptLast);
    }
    return network;
  }

  /**
   * What a summary of the model says, as the file describes it.
   *
   * @param network the model, as {@link #create} makes it
   * @throws DataFormatException if layers or options cannot be had
   */
  public ModelSummary summary(Network network) throws DataFormatException {
    KerasNodes nodes = nodes(samples().input(network.inputShape()));
    return new KerasOutline(graph, nodes, network).summary(model);
  }

  private KerasNodes nodes(Node input) throws DataFormatException {
    return new KerasNodes(file.toString(), graph, samples().formed(input));
  }

  /** Each layer's parameters that are weights; those that its options fix are set. */
  private static Map<KerasLayer, List<Parameter>> weights(KerasNodes nodes, Network network)
      throws DataFormatException {
    Map<KerasLayer, List<Parameter>> weights = new LinkedHashMap<>();
    Set<Node> used = new HashSet<>(network.nodes());
    for (Map.Entry<KerasLayer, Node> entry : nodes.withParameters().entrySet()) {
      if (!used.contains(entry.getValue())) {
        continue; // it makes an output of a model in the model that nobody reads
      }
      KerasLayer layer = entry.getKey();
      KerasRow row = KerasTable.row(layer.kerasClass()).orElseThrow();
      List<Parameter> own = network.parameters(entry.getValue());
      List<float[]> values = row.values().read(layer.config(), nodes.inputs(layer));
      for (int i = 0; i < values.size(); i++) {
        float[] data = own.get(i).data().data();
        System.arraycopy(values.get(i), 0, data, 0, data.length);
      }
      if (values.isEmpty() && !own.isEmpty()) {
        weights.put(layer, own);
      }
    }
    return weights;
  }

  /** Draws the weights for which the options name an initialiser. */
  private static void draw(KerasNodes nodes, Map<KerasLayer, List<Parameter>> weights, long seed)
      throws DataFormatException {
    SplittableRandom random = new SplittableRandom(seed);
    for (Map.Entry<KerasLayer, List<Parameter>> entry : weights.entrySet()) {
      KerasLayer layer = entry.getKey();
      KerasRow row = KerasTable.row(layer.kerasClass()).orElseThrow();
      List<String> names = row.weights(layer.config(), nodes.inputs(layer));
      SplittableRandom own = random.split();
      for (int i = 0; i < names.size(); i++) {
        Optional<Initializer> initializer =
            KerasWeightOptions.initializer(layer.config(), names.get(i));
        if (initializer.isPresent()) {
          Parameter parameter = entry.getValue().get(i);
          KerasWeightOptions.fill(
              layer.config(), names.get(i), initializer.get(), parameter.data(), own.split());
        }
      }
    }
  }

  private KerasSamples samples() {
    return new KerasSamples(file, model, graph);
  }

  /** The shape a sample must have, null for what is open; empty where the file says nothing. */
  private Optional<List<Integer>> inputShape() throws DataFormatException {
    return KerasInput.shape(model);
  }
}
