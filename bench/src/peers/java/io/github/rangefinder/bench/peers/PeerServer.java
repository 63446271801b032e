package io.github.rangefinder.bench.peers;

import com.sun.management.OperatingSystemMXBean;
import io.github.rangefinder.bench.workload.OptimizerChoice;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

/**
 * One engine in a JVM of its own: for each line on standard input it takes a step and answers with
 * the milliseconds it took, the loss, and the milliseconds of processor time so far.
 */
final class PeerServer {
  private PeerServer() {}

  /** Arguments: kind, optimizer, threads. */
  public static void main(String[] args) throws IOException {
    PrintStream answers = System.out;
    System.setOut(System.err); // what the engines have to say must not come between the answers
    Peer peer =
        PeerKind.valueOf(args[0])
            .start(OptimizerChoice.valueOf(args[1]), Integer.parseInt(args[2]));
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    while (requests.readLine() != null) {
      long start = System.nanoTime();
      double loss = peer.step();
      double millis = (System.nanoTime() - start) * 1e-6;
      answers.println(millis + " " + loss + " " + system.getProcessCpuTime() * 1e-6);
      answers.flush();
    }
    System.exit(0); // some engines leave threads behind
  }
}
