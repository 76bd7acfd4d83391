package io.waybill.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class MessageReaderTest {
    private final MessageReader reader = new MessageReader();

    @Test
    void aMessageThatComesByteByByteIsWholeAtItsLastByte() {
        byte[] request = Message.request("POST /any/1", "X-Lead: a1\r\n", "{\"price\":1}");
        for (int at = 0; at < request.length - 1; at++) {
            reader.add(ByteBuffer.wrap(request, at, 1));
            assertThat(reader.next()).isNull();
        }
        reader.add(ByteBuffer.wrap(request, request.length - 1, 1));
        Message message = next();
        assertThat(message.target()).isEqualTo("/any/1");
        assertThat(message.header("x-lead")).isEqualTo("a1");
        assertThat(message.text()).isEqualTo("{\"price\":1}");
    }

    @Test
    void messagesThatComeTogetherAreCutApart() {
        String one = new String(Message.response("201 Created", "first"), StandardCharsets.UTF_8);
        String two = new String(Message.response("503 Service Unavailable", ""), StandardCharsets.UTF_8);
        add(one + two);
        assertThat(next().text()).isEqualTo("first");
        assertThat(next().status()).isEqualTo(503);
        assertThat(reader.next()).isNull();
    }

    @Test
    void aBodyLongerThanTheRoomThereIsComesWhole() {
        String body = "é".repeat(20_000);
        add(new String(Message.response("200 OK", body), StandardCharsets.UTF_8));
        assertThat(next().text()).isEqualTo(body);
    }

    @Test
    void aBodyOfUnknownLengthIsNotGuessed() {
        assertThatThrownBy(() -> {
                    add("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                    reader.next();
                })
                .hasMessageContaining("chunks");
    }

    @Test
    void theOtherEndMayWantToClose() {
        add("HTTP/1.1 200 OK\r\nconnection: Close\r\nContent-Length: 0\r\n\r\n");
        assertThat(next().closes()).isTrue();
    }

    private void add(String text) {
        reader.add(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Message next() {
        return Objects.requireNonNull(reader.next());
    }
}
