package io.github.rangefinder.bench.workload;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How every benchmark here is run unless the command line says otherwise.
 *
 * <p>As throughput, so that the counters of {@link Arithmetic} and {@link Traffic} come out a
 * second. In several JVMs, since identical JVMs may settle on differently fast code. Warmed up
 * until C2 has compiled: before that each vector operation is a call that allocates.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
    value = 3,
    jvmArgsPrepend = {EngineBenchmark.VECTOR_MODULE, EngineBenchmark.ONE_COMPILER})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public abstract class EngineBenchmark {
  /** JVM option without which the engine runs its plain kernels. */
  public static final String VECTOR_MODULE = "--add-modules=jdk.incubator.vector";

  /**
   * JVM option with which the program runs. Without it a kernel that is called seldom may stay with
   * C1, which keeps vectors on the heap.
   */
  public static final String ONE_COMPILER = "-XX:-TieredCompilation";

  /** JVM option with which the engine runs its plain kernels in any case. */
  public static final String PLAIN_KERNELS = "-Drangefinder.kernels=ejml";
}
