package io.waybill.db.release;

/**
 * How often a release that is evaluated beside the one in force would have decided otherwise.
 *
 * @param rounds that were looked at
 * @param failed of these, how many its rules did not come to an end with
 * @param dropped rounds that were not looked at, as there was too much to do
 */
public record ShadowCounts(long rounds, long different, long failed, long dropped) {
    public static final ShadowCounts NONE = new ShadowCounts(0, 0, 0, 0);

    /** Both together. */
    public ShadowCounts plus(ShadowCounts more) {
        return new ShadowCounts(
                rounds + more.rounds, different + more.different, failed + more.failed, dropped + more.dropped);
    }
}
