package io.waybill.app.backtest;

import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for, as it was written.
 *
 * @param draft a draft's id, a release's hash or the first digits of it; empty where files are sent along
 * @param from a day in UTC, or a moment
 * @param to the same; a day is meant with all of it
 */
record Order(
        String flow,
        String draft,
        @Nullable String from,
        @Nullable String to) {}
