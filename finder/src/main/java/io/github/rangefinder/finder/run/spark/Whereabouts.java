package io.github.rangefinder.finder.run.spark;

import io.github.rangefinder.finder.run.Environment;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where something ran.
 *
 * @param host the machine's name
 * @param environment what computed
 */
record Whereabouts(String host, Environment environment) implements Serializable {
  /** This JVM, with so many threads for each trial. */
  static Whereabouts here(int threads) {
    return new Whereabouts(hostName(), Environment.here(threads));
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "a host without a name";
    }
  }
}
