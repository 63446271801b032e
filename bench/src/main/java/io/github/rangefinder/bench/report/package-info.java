/** Numbers as text: tables, and what was measured on. Knows the engine and what a median is. */
package io.github.rangefinder.bench.report;
