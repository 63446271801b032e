package io.github.rangefinder.bench.peers;

import io.github.rangefinder.bench.workload.ConvNet;
import io.github.rangefinder.bench.workload.Mnist;
import io.github.rangefinder.bench.workload.OptimizerChoice;
import io.github.rangefinder.bench.workload.TrainingRun;

/** The engines, ours first. */
enum PeerKind {
  /** Ours. */
  RANGEFINDER("Rangefinder") {
    @Override
    Peer start(OptimizerChoice optimizer, int threads) {
      return new TrainingRun(Mnist.train(), optimizer, ConvNet.BATCH, threads)::next;
    }
  },

  /** Libtorch with images in the order it is used to. */
  LIBTORCH("libtorch (DJL)") {
    @Override
    Peer start(OptimizerChoice optimizer, int threads) {
      return new LibtorchPeer(optimizer, threads, false);
    }
  },

  /** Libtorch with images in our order. */
  LIBTORCH_CHANNELS_LAST("libtorch (DJL), channels last") {
    @Override
    Peer start(OptimizerChoice optimizer, int threads) {
      return new LibtorchPeer(optimizer, threads, true);
    }
  },

  /** Deeplearning4j with its native backend. */
  DL4J("DL4J") {
    @Override
    Peer start(OptimizerChoice optimizer, int threads) {
      return new Dl4jPeer(optimizer);
    }
  };

  private final String title;

  PeerKind(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** Starts training in this JVM, with the first weights. */
  abstract Peer start(OptimizerChoice optimizer, int threads);
}
