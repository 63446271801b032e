package io.github.rangefinder.bench.peers;

/** An engine that trains the network on MNIST in file order. */
interface Peer {
  /** Trains on the next batch and returns its mean loss before the update. */
  double step();
}
