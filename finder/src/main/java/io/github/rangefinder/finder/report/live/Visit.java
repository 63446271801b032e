package io.github.rangefinder.finder.report.live;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.rangefinder.finder.report.page.PageEvents;
import io.github.rangefinder.finder.report.page.PageFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;

/**
 * Answers a browser: with the page, or with its events until the run has ended.
 *
 * <p>Any page that a browser shows may send requests to the loopback address. Without the token,
 * which is not to be guessed, there is nothing to be had; and a name that somebody else's server
 * gives this address (DNS rebinding) is not answered.
 */
final class Visit implements HttpHandler {
  private static final long PAUSE_MILLIS = 200;
  private static final int PAUSES_PER_SIGN_OF_LIFE = 50;

  private static final int OK = 200;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;

  private final EventLog log;
  private final String root;
  private final Set<String> hosts;

  Visit(EventLog log, String token, int port) {
    this.log = log;
    this.root = "/" + token + "/";
    this.hosts = Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      protect(exchange.getResponseHeaders());
      String path = exchange.getRequestURI().getPath();
      String host = exchange.getRequestHeaders().getFirst("Host");
      if (host == null || !hosts.contains(host)) {
        exchange.sendResponseHeaders(FORBIDDEN, -1);
      } else if (!isMine(path)) {
        exchange.sendResponseHeaders(NOT_FOUND, -1);
      } else if (!exchange.getRequestMethod().equals("GET")) {
        exchange.sendResponseHeaders(METHOD_NOT_ALLOWED, -1);
      } else if (path.equals(root)) {
        sendPage(exchange);
      } else if (path.equals(root + "events")) {
        sendEvents(exchange);
      } else {
        exchange.sendResponseHeaders(NOT_FOUND, -1);
      }
    }
  }

  /** Whether a path begins with the token, found out in a time that tells nothing about it. */
  private boolean isMine(String path) {
    String begin = path.substring(0, Math.min(path.length(), root.length()));
    return MessageDigest.isEqual(
        begin.getBytes(StandardCharsets.UTF_8), root.getBytes(StandardCharsets.UTF_8));
  }

  private static void protect(Headers headers) {
    headers.set("Cache-Control", "no-store");
    headers.set("Content-Security-Policy", "frame-ancestors 'none'");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("X-Content-Type-Options", "nosniff");
  }

  private void sendPage(HttpExchange exchange) throws IOException {
    EventLog.Shown shown = log.shown();
    byte[] html =
        PageFile.live(shown.page(), "events?after=" + shown.id()).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(OK, html.length);
    exchange.getResponseBody().write(html);
  }

  private void sendEvents(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
    exchange.sendResponseHeaders(OK, 0);
    long last = lastSeen(exchange);
    String status = "";
    OutputStream out = exchange.getResponseBody();
    for (int pauses = 0; ; pauses++) {
      boolean ended = log.hasEnded(); // asked first: what comes after the end is in the log
      StringBuilder text = new StringBuilder();
      for (EventLog.Event event : log.after(last)) {
        text.append("id: ").append(event.id()).append('\n');
        append(text, event.name(), event.json());
        last = event.id();
      }
      if (!ended && !status.equals(log.status())) {
        status = log.status();
        append(text, "status", PageEvents.text(status));
      }
      if (pauses % PAUSES_PER_SIGN_OF_LIFE == 0) {
        text.append(":\n\n"); // fails where the browser has gone away
      }
      if (text.length() > 0) {
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
      if (ended || !pause()) {
        return;
      }
    }
  }

  private static void append(StringBuilder text, String name, String json) {
    text.append("event: ").append(name).append("\ndata: ").append(json).append("\n\n");
  }

  private static boolean pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The event that the browser had last: it says so when it connects again. */
  private static long lastSeen(HttpExchange exchange) {
    String last = exchange.getRequestHeaders().getFirst("Last-Event-ID");
    if (last == null) {
      String query = exchange.getRequestURI().getQuery();
      last = query == null ? "" : query.replaceFirst("^after=", "");
    }
    return last.matches("\\d{1,18}") ? Long.parseLong(last) : -1;
  }
}
