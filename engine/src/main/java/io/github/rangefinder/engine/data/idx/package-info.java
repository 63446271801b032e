/** IDX, the format of MNIST's files. Knows the data sets that it makes. */
package io.github.rangefinder.engine.data.idx;
