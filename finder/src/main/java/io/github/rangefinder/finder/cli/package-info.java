/**
 * The command line: arguments in, a call, a message and an exit code out. The only room that turns
 * exceptions into words.
 *
 * <p>{@code Rangefinder} has the commands, each of which is a class {@code …Command}; what several
 * of them are told is a class {@code …Options}. {@code HelpTopics} is their help, {@code
 * FilesWritten} and {@code StandardOutput} how each ends, {@code ConsoleMeters} and {@code
 * LiveView} what is to be seen on the way, {@code Interruption} Ctrl-C.
 */
package io.github.rangefinder.finder.cli;
