package io.github.rangefinder.finder.report.live;

import com.sun.net.httpserver.HttpServer;
import io.github.rangefinder.finder.report.page.Page;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A page that shows a run as it goes, served to browsers on this machine. What the run says is
 * noted in well under a microsecond and told by threads of its own, five times a second, to those
 * who look. The server ends with {@link #close}; a page that is open then keeps what it shows.
 */
public final class LivePage implements AutoCloseable {
  /** How many browsers may look at a time, and ask for the page besides. */
  private static final int MOST_VISITS = 32;

  private static final int TOKEN_BYTES = 16;
  private static final int SECONDS_FOR_LAST_WORDS = 2;

  private final HttpServer server;
  private final ThreadPoolExecutor visits;
  private final EventLog log;
  private final URI address;

  private LivePage(HttpServer server, Page first) {
    this.server = server;
    this.log = new EventLog(first);
    byte[] random = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(random);
    String token = HexFormat.of().formatHex(random);
    int port = server.getAddress().getPort();
    this.address = URI.create("http://127.0.0.1:" + port + "/" + token + "/");
    this.visits =
        new ThreadPoolExecutor(
            0,
            MOST_VISITS,
            1,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> {
              Thread thread = new Thread(task, "rangefinder-page");
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(visits);
    server.createContext("/", new Visit(log, token, port));
    server.start();
  }

  /**
   * Begins to serve a page.
   *
   * @param port where; 0 for any that is free
   * @param first what is shown until there is more
   * @throws IOException with a sentence that says why the port cannot be had
   */
  public static LivePage open(int port, Page first) throws IOException {
    InetSocketAddress place =
        new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    try {
      return new LivePage(HttpServer.create(place, 0), first);
    } catch (BindException e) {
      throw new IOException("port " + port + " cannot be had: " + e.getMessage(), e);
    }
  }

  /** Where the page is; whoever knows the address may look, from this machine. */
  public URI address() {
    return address;
  }

  /**
   * Adds a point to a plot of the page.
   *
   * @param plot the plot's id
   * @param series the series' name
   * @param x where the point lies
   * @param columns its values in the order of the series' columns; NaN where there is none
   */
  public void row(String plot, String series, double x, double... columns) {
    log.row(plot, series, x, columns);
  }

  /** Says how far the run has come. */
  public void status(String sentence) {
    log.status(sentence);
  }

  /** Shows another page, which has all that was said until now. */
  public void show(Page page) {
    log.show(page);
  }

  /**
   * Says the last words and ends the server, as soon as those who look have been told.
   *
   * @param sentence how the run ended
   */
  public void end(String sentence) {
    log.end(sentence);
    close();
  }

  /** Ends the server; a run that said no last words has been broken off. */
  @Override
  public void close() {
    log.end("The run was broken off.");
    visits.shutdown();
    try {
      if (!visits.awaitTermination(SECONDS_FOR_LAST_WORDS, TimeUnit.SECONDS)) {
        visits.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.stop(0);
  }
}
