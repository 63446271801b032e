/** CIFAR's binary files. Knows the data sets that it makes. */
package io.github.rangefinder.engine.data.cifar;
