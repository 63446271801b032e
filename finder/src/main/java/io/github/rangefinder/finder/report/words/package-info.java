/** The results of a run as sentences and tables for people. Opens no file, prints nothing. */
package io.github.rangefinder.finder.report.words;
