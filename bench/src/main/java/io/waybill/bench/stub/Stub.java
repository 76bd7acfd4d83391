package io.waybill.bench.stub;

import io.waybill.bench.wire.Loop;
import io.waybill.bench.wire.Message;
import io.waybill.bench.wire.Peer;
import java.io.IOException;
import java.util.Comparator;
import java.util.PriorityQueue;

/** The stub's process: prints its port, then answers until it is ended. */
public final class Stub implements Peer.Listener {
    private static final long IDLE_MILLIS = 1_000;

    private final Answers answers = new Answers(new Ledger());
    private final PriorityQueue<Due> later = new PriorityQueue<>(Comparator.comparingLong(Due::nanos));

    private Stub() {}

    private record Due(long nanos, Peer peer, byte[] answer) {}

    /** No arguments. */
    public static void main(String[] arguments) throws IOException {
        Stub stub = new Stub();
        try (Loop loop = new Loop()) {
            System.out.println(loop.serve(0, stub));
            while (true) {
                loop.turn(stub.sayWhatIsDue());
            }
        }
    }

    @Override
    public void heard(Peer peer, Message message) {
        Answers.Answer answer = answers.to(message);
        if (answer.afterMillis() == 0) {
            peer.say(answer.bytes());
        } else if (answer.afterMillis() > 0) {
            later.add(new Due(System.nanoTime() + answer.afterMillis() * 1_000_000, peer, answer.bytes()));
        }
    }

    @Override
    public void closed(Peer peer) {
        later.removeIf(due -> due.peer == peer);
    }

    /** Milliseconds until there is something to say again. */
    private long sayWhatIsDue() {
        for (Due next = later.peek(); next != null; next = later.peek()) {
            long left = next.nanos - System.nanoTime();
            if (left > 0) {
                return Math.min(IDLE_MILLIS, 1 + left / 1_000_000);
            }
            later.remove().peer.say(next.answer);
        }
        return IDLE_MILLIS;
    }
}
