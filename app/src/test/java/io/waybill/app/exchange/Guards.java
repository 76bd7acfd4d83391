package io.waybill.app.exchange;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Ways out for the tests of other packages. */
public final class Guards {
    private Guards() {}

    /** Where connections may go; private addresses only as listed. */
    public static OutboundAddresses letting(String allowed) {
        return new OutboundAddresses(new AddressGuard(
                AddressBlocks.of("WAYBILL_OUTBOUND_ALLOW", allowed), new OwnServer(false, Guards::nowhere)));
    }

    private static @Nullable InetSocketAddress nowhere() {
        return null;
    }
}
