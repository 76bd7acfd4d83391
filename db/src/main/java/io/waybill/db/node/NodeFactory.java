package io.waybill.db.node;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import io.waybill.db.lead.LeadIds;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Names this process: {@code waybill.node}, or the name of the machine. */
@Factory
final class NodeFactory {
    private static final int LONGEST = 64;

    @Singleton
    Node node(@Value("${waybill.node:}") String configured, LeadIds ids) {
        String id = configured.isBlank() ? machine() : configured;
        return new Node(id.length() > LONGEST ? id.substring(0, LONGEST) : id, ids.next());
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            throw new IllegalStateException(
                    "This machine does not know its own name.\nMaybe set waybill.node to a name of its own for every node.",
                    nameless);
        }
    }
}
