package io.github.rangefinder.site.picture;

import io.github.rangefinder.engine.layer.SampleOp;

/** How a batch is cut into shards, which threads take them, and how their sums are added. */
final class ShardsPicture implements Picture {
  private static final int BATCH = 250;
  private static final int LEFT = 20;
  private static final String[] THREADS = {Svg.PALE_BLUE, Svg.PALE_ORANGE};

  @Override
  public String name() {
    return "shards";
  }

  @Override
  public Svg draw() {
    Svg svg =
        new Svg(330, "A batch cut into shards, the shards over two threads, their sums in order");
    int shards = SampleOp.shards(BATCH);
    int size = SampleOp.shardSize(BATCH);
    int last = BATCH - (shards - 1) * size;
    double width = 840.0 / shards;
    svg.text(
        LEFT,
        32,
        "a batch of %d samples: %d shards of %d, the last of %d; for any number of threads the same"
            .formatted(BATCH, shards, size, last));
    for (int shard = 0; shard < shards; shard++) {
      double x = LEFT + shard * width;
      svg.rectangle(x, 46, width - 2, 34, THREADS[shard % 2], Svg.QUIET);
      svg.text(x + width / 2 - 1, 68, Integer.toString(shard), "middle", 13, Svg.INK);
    }
    thread(svg, 150, 0, "thread 0: a free thread takes the next shard");
    thread(svg, 210, 1, "thread 1: which one it gets does not matter");
    svg.text(
        LEFT, 268, "kernel gradient = ((sum of shard 0 + sum of shard 1) + sum of shard 2) + …");
    svg.text(
        LEFT,
        292,
        "Sums are added in the order of the shards. So the bits do not depend on who was first.",
        "start",
        15,
        Svg.QUIET);
    return svg;
  }

  private static void thread(Svg svg, int y, int thread, String words) {
    svg.rectangle(LEFT, y - 36, 840, 50, THREADS[thread], Svg.NONE);
    svg.text(LEFT + 12, y - 6, words);
    String[] ops = {"convolution", "ReLU", "pooling"};
    for (int i = 0; i < ops.length; i++) {
      svg.rectangle(420 + 148 * i, y - 28, 116, 34, "#ffffff", Svg.QUIET);
      svg.text(478 + 148 * i, y - 6, ops[i], "middle", 14, Svg.INK);
      if (i > 0) {
        svg.arrow(388 + 148 * i, y - 11, 418 + 148 * i, y - 11, Svg.INK);
      }
    }
    svg.text(
        420,
        y - 44,
        thread == 0 ? "one sample at a time, while it is in the cache" : "",
        "start",
        13,
        Svg.QUIET);
  }
}
