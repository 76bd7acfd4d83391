package io.waybill.app.exchange;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import org.jspecify.annotations.Nullable;

/** One open connection: one request out, its answer in, then the next. Used on its event loop only. */
final class Connection extends SimpleChannelInboundHandler<HttpObject> {
    private final Endpoint endpoint;
    private final Channel channel;
    private @Nullable Party party;
    private @Nullable Exchange exchange;
    private @Nullable ChannelFuture written;
    private AnswerReader reader = new AnswerReader();
    private boolean used;
    /** It has its whole answer and goes back to the party, unless more comes in the same read: that would be nobody's answer. */
    private boolean reusable;

    private long restsUntil = System.nanoTime() + AnswerReader.USUAL_REST.toNanos();

    Connection(Endpoint endpoint, Channel channel) {
        this.endpoint = endpoint;
        this.channel = channel;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /** Whether the other side can be expected to still hold it open. */
    boolean isFresh() {
        return channel.isActive() && System.nanoTime() - restsUntil < 0;
    }

    /** Names the party that is told of its end, once. */
    void join(Party joined) {
        party = joined;
        channel.closeFuture().addListener(closed -> joined.closed(this));
    }

    boolean isOpen() {
        return channel.isActive();
    }

    void close() {
        var _ = channel.close();
    }

    /**
     * Writes the request. It counts as left from here on, unless the socket refuses the head: a request without a whole head means nothing
     * to the other side.
     */
    void send(Exchange next) {
        exchange = next;
        reader = new AnswerReader();
        next.leaves(this::close);
        var outgoing = next.outgoing();
        var head = channel.write(outgoing.head());
        written = channel.writeAndFlush(new DefaultLastHttpContent(Unpooled.wrappedBuffer(outgoing.body())));
        head.addListener(done -> {
            if (!done.isSuccess()) {
                notLeft(next);
            }
        });
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        if (exchange == null) {
            reusable = false;
            close();
            return;
        }
        switch (reader.read(part)) {
            case AnswerReader.More() -> {}
            case AnswerReader.Whole whole -> finish(exchange, whole);
            case AnswerReader.Broken(var fault, var detail) -> breakOff(fault, detail);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (reusable && party != null) {
            reusable = false;
            used = true;
            party.rest(this);
        }
    }

    /** Over TLS an answer that ends with the connection is whole only when the other side said that it closes. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslCloseCompletionEvent closed && !closed.isSuccess()) {
            breakOff(Fault.CONNECTION, "connection closed in the middle of the answer");
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        breakOff(Fault.CONNECTION, "connection closed before the whole answer");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        breakOff(Fault.CONNECTION, "connection broke: " + cause.getMessage());
    }

    private void finish(Exchange answered, AnswerReader.Whole whole) {
        exchange = null;
        restsUntil = System.nanoTime() + whole.rest().toNanos();
        reusable = whole.rest().isPositive() && written != null && written.isSuccess();
        if (!reusable) {
            close();
        }
        answered.answered(whole.answer());
    }

    private void notLeft(Exchange kept) {
        if (exchange != kept) {
            return;
        }
        exchange = null;
        close();
        if (used && party != null) {
            party.again(kept);
        } else {
            kept.waits();
            kept.fail(Fault.CONNECTION, "connection closed before the request left");
        }
    }

    private void breakOff(Fault fault, String detail) {
        var broken = exchange;
        exchange = null;
        reusable = false;
        if (broken != null) {
            broken.fail(fault, detail);
        }
        close();
    }
}
