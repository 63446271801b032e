package io.github.rangefinder.finder.report.live;

import io.github.rangefinder.finder.report.page.Page;
import io.github.rangefinder.finder.report.page.PageEvents;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run has said since the page began: a browser that comes late, or again, gets what it has
 * missed. Events are numbered; a new page makes those before it needless.
 */
final class EventLog {
  /** An event as a browser's EventSource takes it. */
  record Event(long id, String name, String json) {}

  private record Source(String plot, String series) {}

  /** Guards what the run writes, held for moments only. */
  private final Object said = new Object();

  private Map<Source, PendingRows> pending = new LinkedHashMap<>();
  private String status = "";

  /** Guards what browsers read. */
  private final Object told = new Object();

  private final List<Event> events = new ArrayList<>();
  private Page page;
  private long pageId;
  private long nextId = 1;
  private boolean ended;

  EventLog(Page first) {
    this.page = first;
  }

  /** Adds a point to a plot. */
  void row(String plot, String series, double x, double[] columns) {
    synchronized (said) {
      pending
          .computeIfAbsent(new Source(plot, series), any -> new PendingRows(columns.length + 1))
          .add(x, columns);
    }
  }

  /** Says how far the run has come; only the latest of these counts. */
  void status(String sentence) {
    synchronized (said) {
      status = sentence;
    }
  }

  String status() {
    synchronized (said) {
      return status;
    }
  }

  /** Puts a page in the place of the one before, which has all that was said until now. */
  void show(Page next) {
    synchronized (told) {
      takePending();
      events.clear();
      page = next;
      pageId = nextId++;
    }
  }

  /** Says the last words. */
  void end(String sentence) {
    synchronized (told) {
      if (!ended) {
        tellPending();
        add("end", PageEvents.text(sentence));
        ended = true;
      }
    }
  }

  /** The page as it is now and the number of the event that it stands for. */
  Shown shown() {
    synchronized (told) {
      return new Shown(page, pageId);
    }
  }

  /** A page, and the event after which a browser that has it goes on. */
  record Shown(Page page, long id) {}

  /** The events after one that a browser has; the page first, if it has missed that. */
  List<Event> after(long id) {
    synchronized (told) {
      tellPending();
      List<Event> missed = new ArrayList<>();
      if (id < pageId) {
        missed.add(new Event(pageId, "page", PageEvents.page(page)));
      }
      events.stream().filter(event -> event.id() > id).forEach(missed::add);
      return missed;
    }
  }

  boolean hasEnded() {
    synchronized (told) {
      return ended;
    }
  }

  private void tellPending() {
    takePending()
        .forEach(
            (source, rows) ->
                add("rows", PageEvents.rows(source.plot(), source.series(), rows.rows())));
  }

  private Map<Source, PendingRows> takePending() {
    synchronized (said) {
      Map<Source, PendingRows> taken = pending;
      pending = new LinkedHashMap<>();
      return taken;
    }
  }

  private void add(String name, String json) {
    events.add(new Event(nextId++, name, json));
  }
}
