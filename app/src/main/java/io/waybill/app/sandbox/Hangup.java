package io.waybill.app.sandbox;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The two ways of not answering. The futures end with the caller's connection, so that nothing is kept for callers who have left. */
final class Hangup {
    private Hangup() {}

    /** Leaves the caller without an answer for as long as it cares to wait. */
    static CompletableFuture<HttpResponse<?>> hang(HttpRequest<?> request, int mostMinutes) {
        return untilClosed(channelOf(request))
                .completeOnTimeout(HttpResponse.serverError(), mostMinutes, TimeUnit.MINUTES);
    }

    /** Resets, as a crashing server does: without a linger time the socket sends no orderly end. */
    static CompletableFuture<HttpResponse<?>> reset(HttpRequest<?> request) {
        var channel = channelOf(request);
        var response = untilClosed(channel);
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        var _ = channel.close();
        return response;
    }

    private static CompletableFuture<HttpResponse<?>> untilClosed(Channel channel) {
        var response = new CompletableFuture<HttpResponse<?>>();
        channel.closeFuture().addListener(closed -> response.complete(HttpResponse.serverError()));
        return response;
    }

    private static Channel channelOf(HttpRequest<?> request) {
        return switch (request) {
            case NettyHttpRequest<?> visit -> visit.getChannelHandlerContext().channel();
            case HttpRequestWrapper<?> wrapper -> channelOf(wrapper.getDelegate());
            default ->
                throw new IllegalStateException("The sandbox needs a Netty server and met " + request.getClass());
        };
    }
}
