package io.github.rangefinder.finder.report.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.finder.report.page.Axes;
import io.github.rangefinder.finder.report.page.Axis;
import io.github.rangefinder.finder.report.page.Page;
import io.github.rangefinder.finder.report.page.Paragraph;
import io.github.rangefinder.finder.report.page.Plot;
import io.github.rangefinder.finder.report.page.Section;
import io.github.rangefinder.finder.report.page.Series;
import io.github.rangefinder.finder.report.page.Trace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The server behind a run's page: what it tells, to whom, and what it costs. */
@Timeout(60)
class LivePageTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private final LivePage live = open();

  static Page first() {
    return new Page(
        "A run",
        "that goes on",
        List.of(
            Section.of(
                "Curve",
                new Plot(
                    "loss",
                    "Loss over learning rate",
                    new Axes(Axis.logarithmic("learning rate"), Axis.linear("loss")),
                    List.of(Series.empty("adam", "loss")),
                    List.of(new Trace("loss", Trace.Style.LINE))))));
  }

  private static Page finished() {
    return new Page("Done", "", List.of(Section.of("Answer", new Paragraph("It is 0.01."))));
  }

  private static LivePage open() {
    try {
      return LivePage.open(0, first());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @AfterEach
  void close() {
    live.close();
  }

  private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  /** The lines of the events from the first on, until the run has ended. */
  private Stream<String> events(String... headers) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(live.address().resolve("events?after=0"));
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<Stream<String>> response = client.send(request.build(), BodyHandlers.ofLines());
    assertEquals(
        "text/event-stream; charset=utf-8",
        response.headers().firstValue("Content-Type").orElseThrow());
    return response.body().filter(line -> !line.isEmpty() && !line.equals(":"));
  }

  private int statusFor(String requestLine, String host) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", live.address().getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          (requestLine + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      String status =
          new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
              .readLine();
      return Integer.parseInt(status.split(" ")[1]);
    }
  }

  @Test
  void thePageAsksForItsEventsAndNothingElse() throws Exception {
    HttpResponse<String> page = get(live.address());
    assertEquals(200, page.statusCode());
    assertTrue(page.body().contains("data-events=\"events?after=0\""), "no address of events");
    assertTrue(page.body().contains("connect-src &#39;self&#39;"), "not only this server");
    assertEquals("no-store", page.headers().firstValue("Cache-Control").orElseThrow());
    assertEquals("no-referrer", page.headers().firstValue("Referrer-Policy").orElseThrow());
  }

  @Test
  void whoComesLateIsToldEverything() {
    EventLog log = new EventLog(first());
    log.row("loss", "adam", 1e-4, new double[] {2.3});
    log.row("loss", "adam", 1e-3, new double[] {Double.NaN});
    assertEquals(
        List.of(
            new EventLog.Event(
                1,
                "rows",
                "{\"plot\":\"loss\",\"series\":\"adam\",\"rows\":[[1.0E-4,2.3],[0.001,null]]}")),
        log.after(0));
    log.row("loss", "adam", 1e-2, new double[] {2.2});
    assertEquals(1, log.after(1).size());
    assertEquals(2, log.after(0).size());
  }

  @Test
  void anotherPageTakesThePlaceOfWhatWasSaid() {
    EventLog log = new EventLog(first());
    log.row("loss", "adam", 1e-4, new double[] {2.3});
    assertEquals(List.of("rows"), log.after(0).stream().map(EventLog.Event::name).toList());
    log.show(finished());
    List<EventLog.Event> missed = log.after(1);
    assertEquals(List.of("page"), missed.stream().map(EventLog.Event::name).toList());
    assertTrue(missed.get(0).json().contains("It is 0.01."), missed.get(0).json());
    assertEquals(List.of(), log.after(missed.get(0).id()));
    assertEquals(missed.get(0).id(), log.shown().id());
  }

  @Test
  void theEventsComeInOrderAndEndWithTheRun() throws Exception {
    live.row("loss", "adam", 1e-4, 2.3);
    live.status("1 of 2");
    Thread run =
        new Thread(
            () -> {
              live.row("loss", "adam", 1e-3, 2.2);
              live.show(finished());
              live.end("Done after 2 iterations.");
            });
    var lines = events().filter(line -> line.startsWith("event:")).iterator();
    assertEquals("event: rows", lines.next());
    assertEquals("event: status", lines.next());
    run.start();
    assertEquals("event: page", lines.next());
    assertEquals("event: end", lines.next());
    assertFalse(lines.hasNext());
    run.join();
    assertThrows(IOException.class, () -> get(live.address()));
  }

  @Test
  void aBrowserThatConnectsAgainGetsWhatItMissed() throws Exception {
    live.row("loss", "adam", 1e-4, 2.3);
    assertEquals("id: 1", events().iterator().next());
    Stream<String> again = events("Last-Event-ID", "1");
    live.row("loss", "adam", 1e-3, 2.2);
    live.end("Done.");
    assertEquals(
        List.of(
            "id: 2",
            "event: rows",
            "data: {\"plot\":\"loss\",\"series\":\"adam\",\"rows\":[[0.001,2.2]]}",
            "id: 3",
            "event: end",
            "data: \"Done.\""),
        again.toList());
  }

  @Test
  void withoutTheTokenThereIsNothing() throws Exception {
    URI address = live.address();
    assertTrue(address.getPath().matches("/[0-9a-f]{32}/"), address.toString());
    assertEquals(404, get(address.resolve("/")).statusCode());
    assertEquals(404, get(address.resolve("/0123456789abcdef0123456789abcdef/")).statusCode());
    assertEquals(404, get(address.resolve("other")).statusCode());
    LivePage other = open();
    assertFalse(other.address().getPath().equals(address.getPath()), "the same token twice");
    other.close();
  }

  @Test
  void otherHostsNamesAreRefused() throws Exception {
    String path = live.address().getPath();
    int port = live.address().getPort();
    assertEquals(200, statusFor("GET " + path, "127.0.0.1:" + port));
    assertEquals(200, statusFor("GET " + path, "localhost:" + port));
    assertEquals(403, statusFor("GET " + path, "evil.example:" + port));
    assertEquals(403, statusFor("GET " + path, "127.0.0.1.evil.example:" + port));
    assertEquals(403, statusFor("GET " + path, "localhost"));
    assertEquals(405, statusFor("POST " + path, "localhost:" + port));
  }

  /** Somebody who serves every address of the machine has this one, too. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void onlyOneAddressIsServed() throws IOException {
    InetAddress neighbour = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
    try (ServerSocket free = new ServerSocket(live.address().getPort(), 1, neighbour)) {
      assertTrue(free.isBound());
    }
  }

  @Test
  void aPortInUseIsSaid() {
    int port = live.address().getPort();
    Exception e = assertThrows(IOException.class, () -> LivePage.open(port, first()));
    assertTrue(e.getMessage().startsWith("port " + port + " cannot be had: "), e.getMessage());
  }

  @Test
  void aMillionPointsAreNotedQuickly() {
    long begin = System.nanoTime();
    for (int i = 0; i < 1_000_000; i++) {
      live.row("loss", "adam", i, i);
    }
    double micros = (System.nanoTime() - begin) / 1e3 / 1e6;
    assertTrue(micros < 5, micros + " microseconds a point");
  }
}
