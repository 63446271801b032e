package io.github.rangefinder.finder.model.keras;

import io.github.rangefinder.finder.model.keras.SummaryRow.Counts;
import java.util.List;

/**
 * What a summary says of a file's model.
 *
 * @param rows a row for each layer and each model in the model, in each model that it stands in
 * @param counts how large the model is; what its models share counts once
 */
public record KerasSummary(List<SummaryRow> rows, Counts counts) {}
