/** Numbers as text: tables, and what was measured on. Knows the engine and how to take a median. */
package io.github.rangefinder.bench.report;
