package io.waybill.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.bench.wire.Loop;
import io.waybill.bench.wire.Message;
import io.waybill.bench.wire.Peer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a server in the same thread that answers when it is told to. */
final class SenderTest implements Peer.Listener {
    private static final long FIVE_SECONDS = 5_000_000_000L;

    private final Queue<Peer> asking = new ArrayDeque<>();
    private final StringWriter told = new StringWriter();
    private final Tally tally = new Tally(new PrintWriter(told));
    private Loop loop;
    private Sender sender;

    @BeforeEach
    void open() throws IOException {
        loop = new Loop();
        Order order = Order.closed(List.of(loop.serve(0, this)), 1, 1);
        sender = new Sender(loop, order, new Leads(0, 0, false), tally);
    }

    @AfterEach
    void close() throws IOException {
        sender.end();
        loop.close();
    }

    @Test
    void aLeadThatLeftLateIsAsSlowAsItsSourceSawIt() throws IOException {
        sender.send(System.nanoTime() - FIVE_SECONDS);
        answer("success");
        assertThat(tally.measured(1).answered().p50()).isGreaterThanOrEqualTo(5_000);
    }

    @Test
    void leadsThatWaitForAConnectionAreSlowFromWhenTheyWereMeant() throws IOException {
        long meant = System.nanoTime() - FIVE_SECONDS;
        for (int lead = 0; lead < 20; lead++) {
            sender.send(meant);
        }
        for (int lead = 0; lead < 20; lead++) {
            answer("success");
        }
        Measured measured = tally.measured(1);
        assertThat(measured.count("success")).isEqualTo(20);
        assertThat(measured.answered().p50()).isGreaterThanOrEqualTo(5_000);
    }

    @Test
    void whatIsAnsweredLateDoesNotCountForTheThroughput() throws IOException {
        sender.send(System.nanoTime());
        answer("success");
        sender.send(System.nanoTime());
        tally.timeIsUp();
        answer("success");
        assertThat(tally.measured(1).perSecond()).isEqualTo(1);
    }

    @Test
    void whatASourceIsToldIsWrittenDown() throws IOException {
        sender.send(System.nanoTime());
        answer("failure");
        tally.measured(1);
        assertThat(told.toString()).isEqualTo("ab12 failure\n");
    }

    @Test
    void aConnectionThatBreaksIsALeadWithoutAnAnswer() throws IOException {
        sender.send(System.nanoTime());
        await().close();
        while (sender.underWay() > 0) {
            loop.turn(1_000);
        }
        assertThat(tally.measured(1).count("failed")).isEqualTo(1);
    }

    private Peer await() throws IOException {
        while (asking.isEmpty()) {
            loop.turn(1_000);
            sender.goOn();
        }
        return asking.remove();
    }

    private void answer(String outcome) throws IOException {
        int before = sender.underWay();
        await().say(Message.response(
                "201 Created", "{\"outcome\":\"%s\",\"lead\":{\"id\":\"ab12\"}}".formatted(outcome)));
        while (sender.underWay() == before) {
            loop.turn(1_000);
        }
    }

    @Override
    public void heard(Peer peer, Message message) {
        asking.add(peer);
    }

    @Override
    public void closed(Peer peer) {
        asking.remove(peer);
    }
}
