package io.github.rangefinder.finder.cli;

import io.github.rangefinder.finder.report.live.LivePage;
import io.github.rangefinder.finder.report.page.Page;
import io.github.rangefinder.finder.report.page.PageFile;
import io.github.rangefinder.finder.run.job.Meter;
import io.github.rangefinder.finder.run.job.Meters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a browser shows of a run: the page as it grows where {@code --live} asks for it, and the
 * finished report. Whatever is in the way of that is said in a sentence, and the run goes on.
 */
final class LiveView implements AutoCloseable {
  private static final long STATUS_NANOS = 250_000_000L;

  private final LiveOptions options;
  private final Points points;
  private final Consumer<String> say;
  private final Optional<LivePage> page;

  /** Puts a point of a growing curve on the page. */
  @FunctionalInterface
  interface Points {
    /** A point of a series: where it lies, and its values. */
    void add(LivePage page, String series, double x, double... values);
  }

  /**
   * Begins to show a run, if that is what somebody wants.
   *
   * @param first the page with curves that have no points yet
   * @param points where the points go
   * @param say receives sentences for standard error
   */
  LiveView(LiveOptions options, Supplier<Page> first, Points points, Consumer<String> say) {
    this.options = options;
    this.points = points;
    this.say = say;
    this.page = options.isLive() ? open(first.get()) : Optional.empty();
    page.ifPresent(
        live -> {
          say.accept("the run is shown at " + live.address());
          if (options.opens()) {
            BrowserProgram.open(live.address(), say);
          }
        });
  }

  private Optional<LivePage> open(Page first) {
    try {
      return Optional.of(LivePage.open(options.port(), first));
    } catch (IOException e) {
      say.accept("--live: " + e.getMessage() + "; the run goes on without its page");
    } catch (LinkageError e) {
      say.accept(
          "--live needs a Java runtime with the module jdk.httpserver; the run goes on without its"
              + " page");
    }
    return Optional.empty();
  }

  /** Meters that show progress on the page as well. */
  Meters meters(Meters others) {
    return page.<Meters>map(
            live -> (name, iterations) -> new Both(live, name, others.meter(name, iterations)))
        .orElse(others);
  }

  /** Puts a point on the page, if there is one. */
  void point(String series, double x, double... values) {
    page.ifPresent(live -> points.add(live, series, x, values));
  }

  /** Shows what has been found, and opens the report in a browser where that was asked for. */
  void finish(Path folder, Page finished) {
    page.ifPresent(
        live -> {
          live.show(finished);
          live.end("The run has ended. Its report is " + folder.resolve(PageFile.NAME) + ".");
        });
    if (options.opens() && page.isEmpty()) {
      BrowserProgram.open(folder.resolve(PageFile.NAME).toAbsolutePath().toUri(), say);
    }
  }

  @Override
  public void close() {
    if (page.isPresent()) { // a method reference would link the page's class also where there is no
      // page
      page.get().close();
    }
  }

  /** One meter that stands for two. */
  private final class Both implements Meter {
    private final LivePage live;
    private final String name;
    private final Meter other;
    private long lastStatus = System.nanoTime() - STATUS_NANOS;

    Both(LivePage live, String name, Meter other) {
      this.live = live;
      this.name = name;
      this.other = other;
    }

    @Override
    public void reached(long done, long of, Supplier<String> brief, Supplier<String> full) {
      other.reached(done, of, brief, full);
      long now = System.nanoTime();
      if (now - lastStatus >= STATUS_NANOS) {
        lastStatus = now;
        live.status("%s: %d of %d, %s".formatted(name, done, of, full.get()));
      }
    }

    @Override
    public void point(String series, double x, double... values) {
      points.add(live, series, x, values);
    }

    @Override
    public void ended(String how) {
      other.ended(how);
    }

    @Override
    public void close() {
      other.close();
    }
  }
}
