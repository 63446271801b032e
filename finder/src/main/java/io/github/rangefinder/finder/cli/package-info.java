/**
 * The command line: arguments in, a call, a message and an exit code out. The only room that turns
 * exceptions into words.
 */
package io.github.rangefinder.finder.cli;
