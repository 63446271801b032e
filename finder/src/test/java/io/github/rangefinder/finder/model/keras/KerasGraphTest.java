package io.github.rangefinder.finder.model.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.layer.Activation;
import io.github.rangefinder.engine.layer.Border;
import io.github.rangefinder.engine.layer.Cropping2d;
import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.PiecewiseActivation;
import io.github.rangefinder.engine.layer.Relu;
import io.github.rangefinder.engine.layer.Rescaling;
import io.github.rangefinder.engine.layer.Reshape;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.model.Node;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.finder.model.layer.JsonPart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KerasGraphTest {
  private static final Path FILES = Path.of("src", "test", "resources", "keras");

  private static KerasGraph graph(String json) throws DataFormatException {
    String text = json.replace('\'', '"');
    return KerasFlattening.flatten(KerasModelReader.read(JsonPart.parse("model.json", text)));
  }

  /** The calls as {@code name(input, …)}, where an input is a call's place, x or a number. */
  private static String calls(KerasGraph graph) {
    List<String> calls = new ArrayList<>();
    for (KerasGraph.KerasCall call : graph.calls()) {
      List<String> sources = call.sources().stream().map(KerasGraphTest::source).toList();
      calls.add(call.layer().name() + "(" + String.join(" ", sources) + ")");
    }
    return String.join(", ", calls) + " -> " + source(graph.output());
  }

  private static String source(KerasGraph.Source source) {
    if (source instanceof KerasGraph.Result result) {
      return "" + result.call();
    }
    return source instanceof KerasGraph.Number number ? "" + number.value() : "x";
  }

  private static String functional(String layers, String inputs, String outputs) {
    return """
    {'class_name': 'Functional', 'config': {'name': 'm', 'layers': [%s],
     'input_layers': %s, 'output_layers': %s}}
    """
        .formatted(layers, inputs, outputs);
  }

  private static String layer(String name, String nodes) {
    return """
    {'class_name': '%s', 'name': '%s', 'config': {'name': '%s'}, 'inbound_nodes': [%s]}
    """
        .formatted(name.equals("i") ? "InputLayer" : "Dense", name, name, nodes);
  }

  private static String tensor(String name, int call) {
    return "{'class_name': '__keras_tensor__', 'config': {'keras_history': ['%s', %d, 0]}}"
        .formatted(name, call);
  }

  private static String node(String... arguments) {
    return "{'args': [" + String.join(", ", arguments) + "], 'kwargs': {}}";
  }

  @Test
  void sharedLayerIsCalledTwiceAndIsOneLayer() throws IOException {
    String layers =
        String.join(
            ",",
            layer("i", ""),
            layer("a", node(tensor("i", 0)) + "," + node(tensor("a", 0))),
            layer("sum", node("[" + tensor("a", 0) + "," + tensor("a", 1) + "]", "2.5")));
    KerasGraph graph = graph(functional(layers, "[['i', 0, 0]]", "['sum', 0, 0]"));
    assertEquals("a(x), a(0), sum(0 1 2.5) -> 2", calls(graph));
    assertEquals(2, graph.layers().size());
  }

  /** Keras 2 counts the making of a model in a model as its first call; layers may come late. */
  @Test
  void listsOfKeras2AreRead() throws IOException {
    String inner =
        functional(
            layer("i", "") + "," + layer("d", "[['i',0,0,{}]]"), "[['i',0,0]]", "[['d',0,0]]");
    String named =
        inner
            .strip()
            .replaceFirst(
                "\\{", "{'name': 'inner', 'inbound_nodes': [[['i',0,0,{}]], [['inner',1,0,{}]]],");
    String layers =
        String.join(
            ",", layer("i", ""), layer("sum", "[['inner', 1, 0, {}], ['inner', 2, 0, {}]]"), named);
    KerasGraph graph = graph(functional(layers, "[['i', 0, 0]]", "[['sum', 0, 0]]"));
    assertEquals("d(x), d(0), sum(0 1) -> 2", calls(graph));
    assertEquals(List.of("inner"), graph.calls().get(0).layer().models());
    assertEquals(List.of("functional", "dense"), graph.calls().get(0).layer().groups());
  }

  @Test
  void functionsOfKeras2TakeTheirSecondOperandByName() throws IOException {
    String layers =
        String.join(
            ",",
            layer("i", ""),
            layer("plus", "['i', 0, 0, {'y': 3.0}]"),
            layer("times", "['plus', 0, 0, {'y': ['i', 0, 0]}]"));
    assertEquals(
        "plus(x 3.0), times(0 x) -> 1",
        calls(graph(functional(layers, "[['i', 0, 0]]", "[['times', 0, 0]]"))));
  }

  /** Other numbers than operands are options of the function. */
  @Test
  void functionsOfKeras2KeepWhatTheyAreCalledWith() throws IOException {
    String clip =
        layer("clip", "['i', 0, 0, {'clip_value_min': -1.0, 'clip_value_max': 2.0}]")
            .replace("'Dense'", "'TFOpLambda'")
            .replace("{'name': 'clip'}", "{'name': 'clip', 'function': 'clip_by_value'}");
    KerasGraph graph =
        graph(functional(layer("i", "") + "," + clip, "[['i', 0, 0]]", "[['clip', 0, 0]]"));
    assertEquals("clip(x) -> 0", calls(graph));
    assertEquals(2, graph.calls().get(0).config().number("clip_value_max", 0));
    Node node = new KerasNodes("file", graph, Node.input(Shape.of(3))).output();
    assertEquals(
        List.of(new Rescaling(1, 1), new Relu(0, 3, 0), new Rescaling(1, -1)),
        new Network(node, 1).layers());
  }

  /** Also where somebody calls it as Keras calls one of its own. */
  @Test
  void aClassOfOnesOwnIsNamedForThat() {
    String own =
        layer("d", node(tensor("i", 0)))
            .replace("'Dense'", "'Dense', 'registered_name': 'my>Dense'");
    String json = functional(layer("i", "") + "," + own, "[['i', 0, 0]]", "[['d', 0, 0]]");
    String message = assertThrows(IOException.class, () -> layers(json)).getMessage();
    assertTrue(
        message.contains(
            "cannot be had here: my>Dense \"d\"; what a class of your own computes is in no file"),
        message);
  }

  @Test
  void theExtremeOfATensorAndANumberIsCutAtTheNumber() throws IOException {
    assertEquals(
        List.of(new Rescaling(1, -2), Activation.RELU, new Rescaling(1, 2)), ofTwo("maximum"));
    assertEquals(
        List.of(new Rescaling(-1, 2), Activation.RELU, new Rescaling(-1, 2)), ofTwo("minimum"));
  }

  /** The layers of a function of TensorFlow that is called on the input and on 2. */
  private static List<Layer> ofTwo(String function) throws IOException {
    String call =
        layer("f", "['i', 0, 0, {'y': 2.0}]")
            .replace("'Dense'", "'TFOpLambda'")
            .replace("{'name': 'f'}", "{'name': 'f', 'function': 'math." + function + "'}");
    return layers(functional(layer("i", "") + "," + call, "[['i', 0, 0]]", "[['f', 0, 0]]"));
  }

  private static List<Layer> slicing(String brackets) throws IOException {
    String slice =
        layer("part", "['i', 0, 0, {'slice_spec': " + brackets + "}]")
            .replace("'Dense'", "'SlicingOpLambda'")
            .replace("{'name': 'part'}", "{'name': 'part', 'function': '__operators__.getitem'}");
    return layers(functional(layer("i", "") + "," + slice, "[['i', 0, 0]]", "[['part', 0, 0]]"));
  }

  /** {@code x[:, 1:]}, {@code x[:, None, -1]} and {@code x[...]} in Keras 2. */
  @Test
  void partsOfTensorsAreCropped() throws IOException {
    String all = "{'start': null, 'stop': null, 'step': null}";
    assertEquals(
        List.of(
            new Reshape(Shape.of(1, 3, 1)),
            new Cropping2d(new Border(0, 0, 1, 0)),
            new Reshape(Shape.of(2))),
        slicing("[" + all + ", {'start': 1, 'stop': null, 'step': null}]"));
    assertEquals(
        List.of(
            new Reshape(Shape.of(1, 3, 1)),
            new Cropping2d(new Border(0, 0, 2, 0)),
            new Reshape(Shape.of(1))),
        slicing("[" + all + ", null, -1]"));
    assertEquals(List.of(new Reshape(Shape.of(3))), slicing("{'class_name': '__ellipsis__'}"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        "[0]|takes some samples of a batch",
        "[{}, {'step': 2}]|takes elements in steps of 2; what can be had are those in a row",
        "[{}, 3]|takes elements 3 to 3 of the 3 along axis 1",
        "[{}, 1, 1]|takes parts along 1 axes more than there are"
      })
  void otherPartsAreRefused(String brackets, String reason) {
    DataFormatException refused = assertThrows(DataFormatException.class, () -> slicing(brackets));
    assertTrue(refused.getMessage().endsWith("\"part\" " + reason), refused.getMessage());
  }

  /** Keras 2 has 0.2 x + 0.5, Keras 3 x / 6 + 0.5, both cut at 0 and 1. */
  @Test
  void hardSigmoidIsThatOfTheVersionThatWroteTheFile() throws IOException {
    String layers = layer("i", "") + "," + layer("a", "[['i', 0, 0, {}]]");
    String of3 =
        functional(layers, "[['i', 0, 0]]", "[['a', 0, 0]]")
            .replace("{'name': 'a'}", "{'name': 'a', 'units': 2, 'activation': 'hard_sigmoid'}");
    String of2 = of3.replace("{'name': 'i'}", "{'name': 'i', 'batch_input_shape': [null, 3]}");
    assertEquals(List.of(new Dense(2), PiecewiseActivation.HARD_SIGMOID), layers(of3));
    assertEquals(List.of(new Dense(2), new Rescaling(0.2f, 0.5f), new Relu(0, 1, 0)), layers(of2));
  }

  private static List<Layer> layers(String json) throws IOException {
    Node node = new KerasNodes("file", graph(json), Node.input(Shape.of(3))).output();
    return new Network(node, 1).layers();
  }

  /** In Keras 3 it is the model's own training argument that counts, in Keras 2 the call's. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void callWithoutTrainingIsInInferenceFormInKeras2(boolean training) throws IOException {
    String call = "[['i', 0, 0, {'training': %s}]]".formatted(training);
    String of2 = functional(layer("i", "") + "," + layer("a", call), "['i', 0, 0]", "['a', 0, 0]");
    if (training) {
      assertThrows(DataFormatException.class, () -> graph(of2));
    } else {
      assertTrue(graph(of2).calls().get(0).isInference());
    }
    String node = node(tensor("i", 0)).replace("'kwargs': {", "'kwargs': {'training': " + training);
    String of3 = functional(layer("i", "") + "," + layer("a", node), "['i', 0, 0]", "['a', 0, 0]");
    assertFalse(graph(of3).calls().get(0).isInference());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a | i 0 | ['b', 0, 0] | output_layers is [\"b\",0,0], expected the name of one of the"
            + " model's",
        "a | i 0 | ['a', 3, 0] | expected one of the 1 calls of \"a\"",
        "a | i 0 | ['a', 0, 1] | expected one of the 1 outputs of \"a\"",
        "a | a 0 | ['a', 0, 0] | a layer that is called on what the model reads; \"a\" reads \"a\"",
        "a | z 0 | ['a', 0, 0] | the layer \"a\".inbound_nodes[0].args[0].config.keras_history is"
            + " [\"z\",0,0], expected the name of one of the model's layers",
        "i | i 0 | ['i', 0, 0] | two layers named \"i\"",
        "a | i 0 | [['a', 0, 0], ['i', 0, 0]] | a model of 2 outputs (a, i)",
        "a | i 0 | [] | a model of 0 outputs ()",
        "a | i 0 | null | config.output_layers is missing or null, expected a list of layers, each with its call and its output"
      })
  void graphThatHangsTogetherBadlyIsNamed(
      String name, String input, String output, String expected) {
    String node = node(tensor(input.split(" ")[0], Integer.parseInt(input.split(" ")[1])));
    String text = functional(layer("i", "") + "," + layer(name, node), "[['i', 0, 0]]", output);
    DataFormatException refused = assertThrows(DataFormatException.class, () -> graph(text));
    assertTrue(refused.getMessage().contains(expected), refused.getMessage());
    assertTrue(refused.getMessage().startsWith("model.json"), refused.getMessage());
  }

  /** Two layers that read each other, and what is no input. */
  @Test
  void circlesAndWrongInputsAreNamedLayerByLayer() {
    String circle =
        String.join(
            ",",
            layer("i", ""),
            layer("a", node(tensor("b", 0))),
            layer("b", node(tensor("a", 0))),
            layer("c", node(tensor("b", 0))));
    DataFormatException refused =
        assertThrows(
            DataFormatException.class,
            () -> graph(functional(circle, "[['i', 0, 0]]", "['c', 0, 0]")));
    String expected = "\"c\" reads \"b\", \"b\" reads \"a\", \"a\" reads \"b\"";
    assertTrue(refused.getMessage().contains(expected), refused.getMessage());
    refused =
        assertThrows(
            DataFormatException.class,
            () -> graph(functional(circle, "[['a', 0, 0]]", "['c', 0, 0]")));
    assertTrue(refused.getMessage().contains("expected an InputLayer"), refused.getMessage());
  }

  /** As Keras 2.15 writes HDF5: what "d" reads in "inner" stands in the outer model, too. */
  @Test
  void layerWhoseCallsAModelInTheModelHasWrittenOverIsRefused() {
    String shared =
        layer("d", "[['j', 0, 0, {}]]").replace("{'class", "{'shared_object_id': 2, 'class");
    String own = layer("j", "").replace("Dense", "InputLayer");
    String inner = functional(own + "," + shared, "[['j', 0, 0]]", "[['d', 0, 0]]");
    inner = inner.replace("'m'", "'inner'");
    inner = inner.replaceFirst("\\{", "{'name': 'inner', 'inbound_nodes': [[['d', 0, 0, {}]]],");
    String layers = layer("i", "") + "," + shared + "," + inner;
    String model = functional(layers, "[['i', 0, 0]]", "[['inner', 1, 0]]");
    DataFormatException refused = assertThrows(DataFormatException.class, () -> graph(model));
    assertTrue(
        refused.getMessage().contains("Dense d stands in a model and in the model \"inner\" in it"),
        refused.getMessage());
  }

  /** Models that call models twice double with each level. */
  @Test
  void modelOfTooManyCallsIsRefused() {
    String twice = node(tensor("i", 0)) + "," + node(tensor("d", 0));
    String model = layer("d", twice);
    for (int level = 0; level < 20; level++) {
      String inner = functional(layer("i", "") + "," + model, "[['i', 0, 0]]", "[['d', 1, 0]]");
      model = inner.replaceFirst("\\{", "{'name': 'd', 'inbound_nodes': [" + twice + "],");
    }
    String text = functional(layer("i", "") + "," + model, "[['i', 0, 0]]", "[['d', 1, 0]]");
    DataFormatException refused = assertThrows(DataFormatException.class, () -> graph(text));
    assertTrue(refused.getMessage().contains("more than 20000 layers"), refused.getMessage());
  }

  @Test
  void jsonInJsonIsReadAndDeepJsonRefused() throws IOException {
    String text = "{'class_name': 'Sequential', 'config': [{'class_name': 'Dense', 'config': {}}]}";
    String quoted = new JsonPrimitive(text.replace('\'', '"')).toString();
    assertEquals(
        1,
        KerasFlattening.flatten(KerasModelReader.read(JsonPart.parse("model.json", quoted)))
            .layers()
            .size());
    DataFormatException deep =
        assertThrows(DataFormatException.class, () -> graph("[".repeat(100_000)));
    assertTrue(deep.getMessage().contains("more than 200 levels"), deep.getMessage());
  }

  /** Whatever stands in the place of whatever: nothing but the project's own exception. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "keras2.json",
        "keras2-functional.json",
        "keras3-functional.json",
        "zoo/nested.keras",
        "zoo/shared_nested.keras",
        "zoo/multi_out_nested.keras",
        "zoo/ops_model.keras"
      })
  void wrongPartsEndInASentence(String name) throws IOException {
    JsonPart whole = new KerasSource(FILES.resolve(name)).config();
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 1000; i++) {
      JsonElement damaged = whole.value().deepCopy();
      damage(damaged, random);
      try {
        KerasFlattening.flatten(KerasModelReader.read(new JsonPart("file", "", damaged)));
      } catch (DataFormatException e) {
        assertTrue(e.getMessage().startsWith("file"), e.getMessage());
        assertTrue(e.getMessage().length() < 500, e.getMessage());
      }
    }
  }

  private static final List<String> WRONG =
      List.of("null", "''", "'x'", "-1", "2.5", "1e300", "true", "[]", "{}", "[[1]]", "['i',0,0]");

  private static void damage(JsonElement element, SplittableRandom random) {
    JsonElement wrong = JsonParser.parseString(WRONG.get(random.nextInt(WRONG.size())));
    if (element instanceof JsonObject object && !object.isEmpty()) {
      List<Map.Entry<String, JsonElement>> entries = List.copyOf(object.entrySet());
      Map.Entry<String, JsonElement> entry = entries.get(random.nextInt(entries.size()));
      if (goesOn(entry.getValue(), random)) {
        damage(entry.getValue(), random);
      } else if (random.nextInt(4) == 0) {
        object.remove(entry.getKey());
      } else {
        object.add(entry.getKey(), wrong);
      }
    } else if (element instanceof JsonArray array && !array.isEmpty()) {
      int index = random.nextInt(array.size());
      if (goesOn(array.get(index), random)) {
        damage(array.get(index), random);
      } else {
        array.set(index, wrong);
      }
    }
  }

  private static boolean goesOn(JsonElement element, SplittableRandom random) {
    boolean isEmpty =
        element instanceof JsonObject object
            ? object.isEmpty()
            : !(element instanceof JsonArray array) || array.isEmpty();
    return !isEmpty && random.nextInt(6) > 0;
  }
}
