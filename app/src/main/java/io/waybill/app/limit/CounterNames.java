package io.waybill.app.limit;

import io.waybill.app.digest.Sha256;
import io.waybill.mappings.terms.Cap;
import io.waybill.mappings.terms.Cap.Measure;

/** What counters are called, and what their names tell of them. All nodes and releases must mean the same. */
public final class CounterNames {
    /** What the database takes. */
    private static final int LONGEST = 200;

    private static final int KEPT = 120;
    private static final String OF_LEADS = "leads:";
    private static final String OF_MONEY = "spend:";
    private static final String PREPAID = "prepaid:";
    private static final String SERVED = "served:";
    private static final String PROBE = "probe:";

    private CounterNames() {}

    static String of(Owner owner, String id, Cap cap) {
        String measure = cap.measure() == Measure.LEADS ? OF_LEADS : OF_MONEY;
        return shortened("%s%s/%s/%s".formatted(measure, owner.word(), id, cap.key()));
    }

    /** What a recipient has taken of its deposits. */
    public static String prepaid(String recipient) {
        return shortened(PREPAID + recipient);
    }

    /** How often a recipient of a flow was given a lead. */
    public static String served(String flow, String recipient) {
        return shortened(SERVED + flow + "/" + recipient);
    }

    /** Requests to a recipient in one window. */
    public static String rate(String recipient) {
        return shortened("rate:" + recipient);
    }

    /** Whether cents are counted. */
    public static boolean isMoney(String counter) {
        return counter.startsWith(OF_MONEY) || counter.startsWith(PREPAID);
    }

    /** Whether it counts what is taken of deposits. */
    public static boolean isPrepaid(String counter) {
        return counter.startsWith(PREPAID);
    }

    /** Whose deposits they are. */
    public static String prepaidOf(String counter) {
        return counter.substring(PREPAID.length());
    }

    /** Whether a lead counts once, to however many buyers it goes. */
    public static boolean isOfLead(String counter) {
        return counter.startsWith(OF_LEADS + Owner.SOURCE.word() + "/")
                || counter.startsWith(OF_LEADS + Owner.FLOW.word() + "/");
    }

    /** Whether what was taken stays taken, whatever becomes of the delivery. */
    public static boolean isForGood(String counter) {
        return counter.startsWith(SERVED);
    }

    /** Whether it lets one lead try a recipient whose breaker is open. */
    public static boolean isProbe(String counter) {
        return counter.startsWith(PROBE);
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, KEPT) + "~" + Sha256.of(name);
    }
}
