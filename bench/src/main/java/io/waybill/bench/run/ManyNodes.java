package io.waybill.bench.run;

import io.waybill.bench.load.Order;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Two and three nodes on one database, beside one. */
final class ManyNodes implements Part {
    private static final int MOST = 3;
    private static final int CONNECTIONS = 32;

    @Override
    public void measure(Site site, Report report) throws IOException, InterruptedException {
        List<Node> nodes = new ArrayList<>(List.of(site.node()));
        double alone = perSecond(site, nodes);
        report.number("one node, %d connections".formatted(CONNECTIONS), alone, "leads/s");
        while (nodes.size() < MOST) {
            Setting setting = site.setting();
            nodes.add(Node.another(
                    setting.places(),
                    setting.children(),
                    Node.freePort(),
                    site.rows().environment()));
            site.run(Order.closed(ports(nodes), CONNECTIONS, site.length().warm()));
            double together = perSecond(site, nodes);
            report.text(
                    "%d nodes".formatted(nodes.size()),
                    "%s leads/s, %s %% of one"
                            .formatted(Report.pretty(together), Report.pretty(100 * together / alone)));
        }
        for (Node more : nodes.subList(1, nodes.size())) {
            more.stop();
        }
    }

    private static double perSecond(Site site, List<Node> nodes) throws IOException {
        return site.run(Order.closed(ports(nodes), CONNECTIONS, site.length().each()))
                .perSecond();
    }

    private static List<Integer> ports(List<Node> nodes) {
        return nodes.stream().map(Node::port).toList();
    }
}
