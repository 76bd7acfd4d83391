package io.waybill.app.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A home folder written by a test: a flow {@code loans} with a source {@code web}, to which recipients and tables are added. */
public final class TestHome {
    private final Path root;

    private TestHome(Path root) {
        this.root = root;
    }

    /** An empty home with the flow's fields and an open source. */
    public static TestHome in(Path root) {
        return new TestHome(root).write("rules/flows/loans/fields.yaml", """
                        name: Loans
                        wait: 10s
                        fields:
                          first_name: first_name
                          email: email
                          phone_1: phone
                          state: state
                          loan_amount: { type: number, required: true }
                        """).write("mappings/sources/web.yaml", """
                        name: Web form
                        flows: [loans]
                        auth: none
                        fields: { fname: first_name }
                        """);
    }

    public Path root() {
        return root;
    }

    /** Writes one file, whole, under its path below the home. */
    public TestHome write(String name, String content) {
        var file = root.resolve(name);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** The buyers table: the text below its header {@code id,state,recipient,price,tier,order}. */
    public TestHome buyers(String rows) {
        return write("rules/flows/loans/buyers.csv", "id,state,recipient,price,tier,order\n" + rows);
    }

    /** A JSON buyer that answers {@code {"status":"accepted","leadId":…}}; {@code more} is further YAML. */
    public TestHome buyer(String id, String url, String more) {
        return write("mappings/recipients/" + id + ".yaml", """
                name: %s
                kind: buyer
                url: "%s"
                format: json
                body: { id: "{{ lead.id }}", name: "{{ lead.first_name }}", amount: "{{ lead.loan_amount }}" }
                response:
                  success: { path: "$.status", equals: accepted }
                  reference: "$.leadId"
                  reason: "$.message"
                """.formatted(id, url) + more);
    }

    /** A JSON buyer as {@link #buyer}, below an address, that is asked for its bid there at {@code /ping} and posted to at {@code /post}. */
    public TestHome bidder(String id, String url, String more) {
        return buyer(id, url + "/post", more + """
                ping:
                  url: "%s/ping"
                  body: { state: "{{ lead.state }}", amount: "{{ lead.loan_amount }}" }
                  response: { bid: "$.bid", reference: "$.ping_id", expires: "$.expires_in", append: { band: "$.band" } }
                  timeout: 2s
                """.formatted(url));
    }

    /** The buyers table of an auction: the text below its header {@code id,recipient,price,tier,order,floor}. */
    public TestHome auction(String rows) {
        return write("rules/flows/loans/buyers.csv", "id,recipient,price,tier,order,floor\n" + rows)
                .write("rules/flows/loans/tiers.csv", "id,strategy\n1,auction\n");
    }
}
