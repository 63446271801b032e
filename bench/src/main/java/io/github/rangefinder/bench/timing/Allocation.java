package io.github.rangefinder.bench.timing;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Bytes that all threads of the JVM allocate. */
public final class Allocation {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocation() {}

  /** Bytes that one action allocates, as the mean over some of them. */
  public static double bytesPerRun(Runnable action, int runs) {
    long overhead = -sum() + sum();
    long before = sum();
    for (int i = 0; i < runs; i++) {
      action.run();
    }
    return Math.max(0, sum() - before - overhead) / (double) runs;
  }

  private static long sum() {
    long sum = 0;
    for (long bytes : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
      sum += Math.max(0, bytes);
    }
    return sum;
  }
}
