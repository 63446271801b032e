package io.github.rangefinder.bench.peers;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import io.github.rangefinder.bench.workload.ConvNet;
import io.github.rangefinder.bench.workload.OptimizerChoice;
import io.github.rangefinder.engine.tensor.Tensor;

/**
 * Libtorch through DJL, called as directly as DJL allows: functions on arrays instead of blocks and
 * a trainer, which add work of their own.
 */
final class LibtorchPeer implements Peer {
  private static final float ADAM_EPSILON = 1e-7f;

  private final NDManager manager;
  private final Loss loss = Loss.softmaxCrossEntropyLoss();
  private final Optimizer optimizer;
  private final NDArray images;
  private final NDArray labels;
  private final NDArray[] kernels = new NDArray[FirstWeights.layers()];
  private final NDArray[] biases = new NDArray[FirstWeights.layers()];
  private int iteration;

  LibtorchPeer(OptimizerChoice choice, int threads, boolean channelsLast) {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
    manager = Engine.getEngine("PyTorch").newBaseManager();
    optimizer = optimizer(choice);
    EpochData data = EpochData.load();
    images =
        layout(
            manager.create(
                data.images(), new Shape(EpochData.SIZE, 1, EpochData.HEIGHT, EpochData.WIDTH)),
            channelsLast);
    labels = manager.create(data.labels());
    FirstWeights weights = new FirstWeights();
    for (int layer = 0; layer < kernels.length; layer++) {
      NDArray kernel = array(weights.kernel(layer));
      kernels[layer] =
          FirstWeights.isConvolution(layer)
              ? layout(kernel, channelsLast)
              : kernel.transpose().duplicate();
      biases[layer] = array(weights.bias(layer));
      kernels[layer].setRequiresGradient(true);
      biases[layer].setRequiresGradient(true);
    }
  }

  private static Optimizer optimizer(OptimizerChoice choice) {
    Tracker rate = Tracker.fixed((float) choice.learningRate());
    return switch (choice) {
      case SGD -> Optimizer.sgd().setLearningRateTracker(rate).build();
      case ADAM -> Optimizer.adam().optLearningRateTracker(rate).optEpsilon(ADAM_EPSILON).build();
    };
  }

  private NDArray array(Tensor tensor) {
    long[] dims = new long[tensor.shape().rank()];
    for (int axis = 0; axis < dims.length; axis++) {
      dims[axis] = tensor.shape().dim(axis);
    }
    return manager.create(tensor.data(), new Shape(dims));
  }

  /**
   * An array (n, channels, height, width) whose floats lie in that order or with the channels last;
   * libtorch looks at that order and keeps it.
   */
  private static NDArray layout(NDArray array, boolean channelsLast) {
    return channelsLast ? array.transpose(0, 2, 3, 1).duplicate().transpose(0, 3, 1, 2) : array;
  }

  @Override
  public double step() {
    long from = (long) iteration++ * ConvNet.BATCH % EpochData.SIZE;
    NDIndex batch = new NDIndex().addSliceDim(from, from + ConvNet.BATCH);
    float mean;
    try (NDManager scratch = manager.newSubManager();
        GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      NDArray x = images.get(scratch, batch);
      NDArray y = labels.get(scratch, batch);
      NDArray value = loss.evaluate(new NDList(y), new NDList(logits(x)));
      collector.backward(value);
      mean = value.getFloat();
    }
    for (int layer = 0; layer < kernels.length; layer++) {
      update("kernel" + layer, kernels[layer]);
      update("bias" + layer, biases[layer]);
    }
    return mean;
  }

  private NDArray logits(NDArray images) {
    NDArray x = images;
    for (int layer = 0; layer < kernels.length; layer++) {
      if (FirstWeights.isConvolution(layer)) {
        x = Conv2d.conv2d(x, kernels[layer], biases[layer]).singletonOrThrow();
        x =
            Pool.maxPool2d(
                Activation.relu(x), new Shape(2, 2), new Shape(2, 2), new Shape(0, 0), false);
      } else {
        NDArray rows = x.getShape().dimension() > 2 ? x.reshape(ConvNet.BATCH, -1) : x;
        x = Linear.linear(rows, kernels[layer], biases[layer]).singletonOrThrow();
        x = layer < kernels.length - 1 ? Activation.relu(x) : x;
      }
    }
    return x;
  }

  private void update(String name, NDArray parameter) {
    try (NDArray gradient = parameter.getGradient()) {
      optimizer.update(name, parameter, gradient);
    }
  }
}
