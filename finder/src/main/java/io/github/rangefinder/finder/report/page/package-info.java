/**
 * {@code report.html}: a page of sections made of blocks, written as one file that needs nothing
 * beside it. Knows what was found and the words for it; opens no connection.
 */
package io.github.rangefinder.finder.report.page;
