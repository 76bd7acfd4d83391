package io.waybill.app.exchange;

import io.netty.channel.ConnectTimeoutException;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** No connection came about, so nothing was sent. Without a stack trace: it tells of the other side, not of our code. */
final class NotConnected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Fault fault;

    NotConnected(Fault fault, String detail) {
        super(detail, null, false, false);
        this.fault = fault;
    }

    /** What lies behind the failure of an attempt to connect. */
    static NotConnected from(@Nullable Throwable failure) {
        return switch (failure) {
            case NotConnected known -> known;
            case CompletionException wrapper -> from(wrapper.getCause());
            case ConnectTimeoutException late -> new NotConnected(Fault.TIMEOUT, text(late));
            case SSLException tls -> new NotConnected(Fault.CONNECTION, "TLS: " + text(tls));
            case null -> new NotConnected(Fault.CONNECTION, "not connected");
            default -> new NotConnected(Fault.CONNECTION, text(failure));
        };
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    private static String text(Throwable failure) {
        var message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    Fault fault() {
        return fault;
    }
}
