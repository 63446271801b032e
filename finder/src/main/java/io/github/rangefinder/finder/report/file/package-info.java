/** The files of a run: its numbers as CSV and JSON, written and read back, and its pictures. */
package io.github.rangefinder.finder.report.file;
