package io.waybill.bench.run;

/** One of the things to measure. */
@FunctionalInterface
interface Part {
    void measure(Site site, Report report) throws Exception;
}
