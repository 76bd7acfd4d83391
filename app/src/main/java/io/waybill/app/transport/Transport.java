package io.waybill.app.transport;

import io.waybill.app.exchange.ExchangeClient;
import io.waybill.app.exchange.Exchanged;
import io.waybill.app.exchange.Leave;
import io.waybill.app.exchange.Sent;
import io.waybill.app.mail.MailExchanges;
import io.waybill.app.oauth.TokenExchanges;
import io.waybill.app.sftp.FileExchanges;
import io.waybill.mappings.request.Rendered;
import io.waybill.mappings.request.Way;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Sends whatever was rendered the way it asks for. Never retries. Safe for use by many threads; one slow party never delays another. */
@Singleton
public final class Transport {
    private final ExchangeClient web;
    private final TokenExchanges tokens;
    private final MailExchanges mail;
    private final FileExchanges files;

    Transport(ExchangeClient web, TokenExchanges tokens, MailExchanges mail, FileExchanges files) {
        this.web = web;
        this.tokens = tokens;
        this.mail = mail;
        this.files = files;
    }

    /**
     * Sends one request.
     *
     * @param party recipient or enhancement: names the pool
     * @param connections how many requests to this party may be out at once
     * @param timeout for everything: a token, connecting, sending, the whole answer
     * @return completes normally but for a defect of ours: a fault is an {@link Exchanged}
     */
    public CompletableFuture<Sent> send(String party, int connections, Rendered request, Duration timeout) {
        return send(party, connections, request, timeout, Leave.ANY_TIME);
    }

    /**
     * The same.
     *
     * @param leave asked right before it leaves, however long it waited for a connection or a token
     */
    public CompletableFuture<Sent> send(
            String party, int connections, Rendered request, Duration timeout, Leave leave) {
        return switch (request.way()) {
            case Way.Web way -> plain(request, web.send(party, connections, request, timeout, leave));
            case Way.WebWithToken(var token) -> tokens.send(party, connections, request, token, timeout, leave);
            case Way.Email email -> plain(request, mail.send(party, connections, email, timeout, leave));
            case Way.Sftp(var login) -> plain(request, files.send(party, connections, request, login, timeout, leave));
        };
    }

    private static CompletableFuture<Sent> plain(Rendered request, CompletableFuture<Exchanged> exchanged) {
        return exchanged.thenApply(done -> new Sent(done, request.secrets(), null));
    }
}
