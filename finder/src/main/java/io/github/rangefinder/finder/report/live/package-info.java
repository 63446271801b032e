/**
 * The page of a run that still goes on, for a browser on the same machine: a server on the loopback
 * address, and the events by which the page grows. Knows pages, and nothing of what runs.
 */
package io.github.rangefinder.finder.report.live;
