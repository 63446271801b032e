package io.github.rangefinder.bench.peers;

import io.github.rangefinder.bench.workload.ConvNet;
import io.github.rangefinder.bench.workload.OptimizerChoice;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.Arrays;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Deeplearning4j. Its threads are OpenMP's, so their number is an environment variable. */
final class Dl4jPeer implements Peer {
  private static final int CLASSES = 10;

  /** Layers with weights, counted among those of the network: pooling has none. */
  private static final int[] LEARNING = {0, 2, 4, 5, 6};

  private final MultiLayerNetwork network;
  private final INDArray images;
  private final INDArray labels;
  private int iteration;

  Dl4jPeer(OptimizerChoice choice) {
    EpochData data = EpochData.load();
    images =
        Nd4j.create(
            data.images(), new int[] {EpochData.SIZE, 1, EpochData.HEIGHT, EpochData.WIDTH});
    labels = Nd4j.create(oneHot(data.labels()), new int[] {EpochData.SIZE, CLASSES});
    network = new MultiLayerNetwork(configuration(choice));
    network.init();
    FirstWeights weights = new FirstWeights();
    for (int layer = 0; layer < LEARNING.length; layer++) {
      set(LEARNING[layer] + "_W", weights.kernel(layer));
      set(LEARNING[layer] + "_b", weights.bias(layer));
    }
  }

  private static float[] oneHot(int[] labels) {
    float[] rows = new float[labels.length * CLASSES];
    for (int i = 0; i < labels.length; i++) {
      rows[i * CLASSES + labels[i]] = 1;
    }
    return rows;
  }

  private static MultiLayerConfiguration configuration(OptimizerChoice choice) {
    IUpdater updater =
        switch (choice) {
          case SGD -> new Sgd(choice.learningRate());
          case ADAM -> new Adam(choice.learningRate(), 0.9, 0.999, 1e-7);
        };
    return new NeuralNetConfiguration.Builder()
        .updater(updater)
        .activation(Activation.RELU)
        .list()
        .layer(new ConvolutionLayer.Builder(3, 3).nOut(32).build())
        .layer(new SubsamplingLayer.Builder().kernelSize(2, 2).stride(2, 2).build())
        .layer(new ConvolutionLayer.Builder(3, 3).nOut(64).build())
        .layer(new SubsamplingLayer.Builder().kernelSize(2, 2).stride(2, 2).build())
        .layer(new DenseLayer.Builder().nOut(256).build())
        .layer(new DenseLayer.Builder().nOut(128).build())
        .layer(
            new OutputLayer.Builder(LossFunction.MCXENT)
                .activation(Activation.SOFTMAX)
                .nOut(CLASSES)
                .build())
        .setInputType(InputType.convolutional(EpochData.HEIGHT, EpochData.WIDTH, 1))
        .build();
  }

  private void set(String name, Tensor tensor) {
    INDArray parameter = network.getParam(name);
    long size = Arrays.stream(parameter.shape()).reduce(1, (a, b) -> a * b);
    if (size != tensor.shape().size()) {
      throw new IllegalStateException(name + " has another shape than " + tensor);
    }
    parameter.assign(Nd4j.create(tensor.data(), parameter.shape(), 'c'));
  }

  @Override
  public double step() {
    int from = iteration++ * ConvNet.BATCH % EpochData.SIZE;
    network.fit(rows(images, from), rows(labels, from));
    return network.score();
  }

  private static INDArray rows(INDArray array, int from) {
    return array.get(NDArrayIndex.interval(from, from + ConvNet.BATCH));
  }
}
