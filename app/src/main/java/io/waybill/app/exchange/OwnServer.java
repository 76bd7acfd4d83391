package io.waybill.app.exchange;

import java.net.InetSocketAddress;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * This Waybill's own server, of which requests may reach the sandbox and nothing else.
 *
 * @param sandbox whether the sandbox is on
 * @param address where it listens; null while it does not
 */
record OwnServer(boolean sandbox, Supplier<@Nullable InetSocketAddress> address) {
    @Nullable
    InetSocketAddress find() {
        return address.get();
    }
}
