/**
 * Where and how anything runs that takes a while. A {@code Work} is described and may travel; a
 * {@code TrialRunner} is a place where works are done, and {@code ThreadTrialRunner} is this JVM,
 * whose threads {@code JobRunner} has. Shows progress to a {@code Meter}. Knows neither data nor
 * models: what a work reads is kept for others in a {@code DataStore}.
 */
package io.github.rangefinder.finder.run.job;
