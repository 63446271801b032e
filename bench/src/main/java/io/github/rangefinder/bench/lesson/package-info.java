/**
 * What makes a Java loop fast or slow, as numbered lessons: each class has {@code wrong} beside
 * {@code right}, which compute the same, one thing to see, and the ratio to expect. {@code java
 * -jar bench.jar L05} runs one. May know the engine, {@code bench.workload} and JMH.
 */
package io.github.rangefinder.bench.lesson;
