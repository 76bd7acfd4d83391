package io.waybill.bench.load;

import io.waybill.bench.home.Person;
import io.waybill.bench.home.WorkHome;
import io.waybill.bench.wire.Message;

/** Requests, each with another lead. For one thread. */
final class Leads {
    private static final String HEADERS = "Content-Type: application/json\r\nX-API-Key: " + WorkHome.KEY + "\r\n";

    private final int slowPercent;
    private final boolean echo;
    private long next;

    /** @param first the number of the first lead */
    Leads(long first, int slowPercent, boolean echo) {
        this.next = first;
        this.slowPercent = slowPercent;
        this.echo = echo;
    }

    /** One request. */
    record Lead(byte[] request, boolean slow) {}

    Lead take() {
        long number = next++;
        boolean slow = number * 37 % 100 < slowPercent;
        String body = new Person(number, slow).json();
        return new Lead(Message.request("POST " + (echo ? "/echo" : WorkHome.SUBMIT), HEADERS, body), slow);
    }

    /** The number of the lead that comes next. */
    long next() {
        return next;
    }
}
