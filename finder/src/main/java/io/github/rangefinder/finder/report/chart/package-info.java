/** The pictures of a run: what they show, and their bytes as PNG. Opens no file. */
package io.github.rangefinder.finder.report.chart;
