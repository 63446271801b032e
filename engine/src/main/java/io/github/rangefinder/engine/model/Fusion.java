package io.github.rangefinder.engine.model;

import io.github.rangefinder.engine.backend.Kernels;
import io.github.rangefinder.engine.layer.Activation;
import io.github.rangefinder.engine.layer.BatchNormalization;
import io.github.rangefinder.engine.layer.Conv2d;
import io.github.rangefinder.engine.layer.Flatten;
import io.github.rangefinder.engine.layer.FusedBatchNormalization;
import io.github.rangefinder.engine.layer.FusedConvolution;
import io.github.rangefinder.engine.layer.FusedSeparableConvolution;
import io.github.rangefinder.engine.layer.GlobalMaxPool2d;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.MaxPool2d;
import io.github.rangefinder.engine.layer.Permute;
import io.github.rangefinder.engine.layer.SeparableConv2d;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which layers in a row run as one op. A pattern names two layers of which the second reads the
 * first alone, and what runs in their place; it applies only where nobody else reads the value in
 * between, which is then never made. Longer rows are fused pair by pair. There are patterns only
 * for what a fast kernel exists for, or what needs no computing: a plan without fusion computes the
 * same.
 */
final class Fusion {
  /** What runs in the place of two layers, or null. */
  private interface Pattern {
    Layer fuse(Layer first, Layer second);
  }

  private static final List<Pattern> PATTERNS =
      List.of(
          Fusion::convolutionAndRelu,
          Fusion::convolutionAndMaxPool,
          Fusion::separableConvolutionAndMore,
          Fusion::batchNormalizationAndRelu,
          Fusion::permutationAndItsInverse);

  private Fusion() {}

  private static Layer convolutionAndRelu(Layer first, Layer second) {
    return first instanceof Conv2d convolution
            && !convolution.hasFilterForEachGroup()
            && second == Activation.RELU
        ? new FusedConvolution(convolution, true, 1)
        : null;
  }

  private static Layer convolutionAndMaxPool(Layer first, Layer second) {
    int pool = second instanceof MaxPool2d maxPool ? maxPool.window().tile() : 1;
    FusedConvolution convolution = poolable(first);
    return pool > 1 && convolution != null
        ? new FusedConvolution(convolution.convolution(), convolution.relu(), pool)
        : null;
  }

  /** Its second half, a convolution of 1x1, with what follows, as any convolution. */
  private static Layer separableConvolutionAndMore(Layer first, Layer second) {
    SeparableConv2d separable = null;
    Layer half = null;
    if (first instanceof SeparableConv2d convolution) {
      separable = convolution;
      half = convolution.pointwise();
    } else if (first instanceof FusedSeparableConvolution fused) {
      separable = fused.convolution();
      half = fused.pointwise();
    }
    Layer fused = convolutionAndRelu(half, second);
    fused = fused == null ? convolutionAndMaxPool(half, second) : fused;
    return fused == null
        ? null
        : new FusedSeparableConvolution(separable, (FusedConvolution) fused);
  }

  /** A convolution, perhaps with its ReLU, behind which a pooling may be computed; null if none. */
  private static FusedConvolution poolable(Layer layer) {
    FusedConvolution fused = null;
    if (layer instanceof Conv2d convolution) {
      fused = new FusedConvolution(convolution, false, 1);
    } else if (layer instanceof FusedConvolution convolution && convolution.pool() == 1) {
      fused = convolution;
    }
    return fused != null && fused.convolution().canPool() ? fused : null;
  }

  private static Layer batchNormalizationAndRelu(Layer first, Layer second) {
    return first instanceof BatchNormalization normalization
            && normalization.axis() == BatchNormalization.DEFAULT_AXIS
            && second == Activation.RELU
        ? new FusedBatchNormalization(normalization)
        : null;
  }

  /** A view of what both read. */
  private static Layer permutationAndItsInverse(Layer first, Layer second) {
    return first instanceof Permute one && second instanceof Permute other && other.undoes(one)
        ? new Flatten()
        : null;
  }

  /** The ops of a network in an order in which each stands behind those that it reads. */
  static List<PlannedOp> plan(Network network) {
    List<PlannedOp> ops = new ArrayList<>();
    for (Node node : NodeOrder.of(Ending.last(network.output()))) {
      if (!node.isInput()) {
        ops.add(PlannedOp.of(node));
      }
    }
    if (!Kernels.areVector()) {
      return ops;
    }
    Readers readers = new Readers(ops);
    List<PlannedOp> planned = new ArrayList<>();
    Set<Node> computed = new HashSet<>();
    for (PlannedOp op : ops) {
      if (!computed.contains(op.first())) {
        PlannedOp fused = fuseWithReaders(op, readers);
        computed.addAll(fused.nodes());
        planned.add(withSparseGradient(fused, readers));
      }
    }
    return planned;
  }

  private static PlannedOp fuseWithReaders(PlannedOp op, Readers readers) {
    PlannedOp fused = op;
    for (PlannedOp next = op; next != null; next = fuseWithReader(next, readers)) {
      fused = next;
    }
    return fused;
  }

  /**
   * Tells a convolution whose only reader is a max-pooling that is not fused with it that most of
   * its gradient will be 0.
   */
  private static PlannedOp withSparseGradient(PlannedOp op, Readers readers) {
    Node reader = readers.onlyReader(op.last());
    FusedConvolution convolution = poolable(op.layer());
    if (convolution == null || reader == null || !takesFewPixels(reader.layer())) {
      return op;
    }
    return new PlannedOp(
        new FusedConvolution(convolution.convolution(), convolution.relu(), 1, true), op.nodes());
  }

  /** Whether a layer takes at most a quarter of the pixels of what it reads, in each channel. */
  private static boolean takesFewPixels(Layer layer) {
    return layer instanceof GlobalMaxPool2d
        || layer instanceof MaxPool2d pool
            && pool.window().rowStride() * pool.window().columnStride() >= 4;
  }

  private static PlannedOp fuseWithReader(PlannedOp op, Readers readers) {
    Node reader = readers.onlyReader(op.last());
    for (Pattern pattern : PATTERNS) {
      Layer fused = reader == null ? null : pattern.fuse(op.layer(), reader.layer());
      if (fused != null) {
        List<Node> nodes = new ArrayList<>(op.nodes());
        nodes.add(reader);
        return new PlannedOp(fused, List.copyOf(nodes));
      }
    }
    return null;
  }
}
