package io.waybill.app.intake;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Sources that send a lead as a query string often leave characters unescaped that an address must not have ({@code |}, curly brackets, lone percent
 * signs, bytes beyond ASCII). What they mean is plain, so these are escaped for them before the address is taken apart.
 */
@Singleton
final class SloppyAddresses implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
    private static final String FORBIDDEN = "\"<>\\^`{|}";

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new Customizer(null));
        return event.getBean();
    }

    /** The address with every character escaped that its query string must not have. */
    static String escape(String address) {
        int question = address.indexOf('?');
        if (question < 0) {
            return address;
        }
        return address.substring(0, question)
                + escapeAll(address.substring(question).replace("#", "%23"));
    }

    /** The text with every character escaped that no address must have; a number sign stays. */
    static String escapeAll(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (char c : FormBody.escapeStrayPercents(text).toCharArray()) {
            if (c <= ' ' || (c >= 0x7F && c <= 0xFF) || FORBIDDEN.indexOf(c) >= 0) {
                escaped.append("%%%02X".formatted((int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private record Customizer(@Nullable Channel channel) implements NettyServerCustomizer {
        @Override
        public NettyServerCustomizer specializeForChannel(Channel specific, ChannelRole role) {
            return new Customizer(specific);
        }

        @Override
        public void onStreamPipelineBuilt() {
            if (channel != null) {
                channel.pipeline()
                        .addAfter(
                                ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
                                "waybill-addresses",
                                new Escaper());
            }
        }
    }

    @ChannelHandler.Sharable
    private static final class Escaper extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest request) {
                request.setUri(escape(request.uri()));
            }
            context.fireChannelRead(message);
        }
    }
}
