/** Readers of range tests that other programs recorded. */
package io.github.rangefinder.finder.source.curve;
