/**
 * What a range test leaves behind: its numbers as CSV and JSON, its pictures, and the answer in
 * words. Knows the range test, and no command line.
 */
package io.github.rangefinder.finder.report;
