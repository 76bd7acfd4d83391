package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is logged while leads are sold, refused, broken and parked: nothing of whom they are about. */
class LogsTest extends Story {
    private static final String[] PERSONAL = {
        "Annabel", "ann.q@", "Ann.Q", "2671", "45-6789", "456789", "1980", "Elm Road", "k-secret", "s3cr3t"
    };

    private final Logger waybillLog = (Logger) LoggerFactory.getLogger("io.waybill");
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @BeforeEach
    void listen() {
        waybillLog.setLevel(Level.TRACE);
        logged.start();
        waybillLog.addAppender(logged);
        home().write("rules/flows/loans/fields.yaml", """
                        name: Loans
                        fields: { first_name: first_name, email: email, phone: phone, street: street, ssn: ssn, dob: dob, pin: credential, state: state }
                        """)
                .write("mappings/sources/keyed.yaml", "flows: [loans]\nauth: { api_key: k-secret }\n")
                .buyers("ca,CA,first,75.00,1,1\nny,NY,broken,50.00,1,1\nfl,FL,gone,50.00,1,1\n");
        for (String id : List.of("first", "broken", "gone")) {
            home().write("mappings/recipients/" + id + ".yaml", """
                    kind: buyer
                    url: "%s?e={{ lead.email }}&s={{ lead.ssn }}"
                    body: { n: "{{ lead.first_name }}", d: "{{ lead.dob }}", t: "{{ lead.phone }}", a: "{{ lead.street }}", p: "{{ lead.pin }}" }
                    response: { success: { path: "$.ok", equals: true } }
                    """.formatted(
                            id.equals("gone")
                                    ? "http://127.0.0.1:1/gone"
                                    : buyer.uri("/" + id).toString()));
        }
        buyer.answers("/first").with(200, "{\"ok\":true,\"echo\":\"Annabel\"}");
        buyer.answers("/broken").with(500, "Annabel 123-45-6789 {");
        start();
    }

    @AfterEach
    void leave() {
        waybillLog.detachAppender(logged);
        waybillLog.setLevel(null);
    }

    @Test
    void noPersonalDataIsLogged() {
        for (String state : List.of("CA", "NY", "FL", "TX")) {
            submit("""
                    {"first_name":"Annabel","email":"Ann.Q@Example.com","phone":"(415) 555-2671","street":"12 Elm Road",
                     "ssn":"123-45-6789","dob":"05/17/1980","pin":"s3cr3t","state":"%s"}""".formatted(state));
        }
        var path = "/flows/loans/sources/keyed/submit?first_name=Annabel&ssn=123-45-6789";
        waybill().client().send("GET", path, "", "X-API-Key", "k-secret", "Idempotency-Key", "Annabel");
        waybill().client().send("GET", path, "", "X-API-Key", "k-secret-not");
        waybill()
                .client()
                .send(
                        "POST",
                        path,
                        "{\"first_name\":\"Annabel",
                        "Content-Type",
                        "application/json",
                        "X-API-Key",
                        "k-secret");
        waybill().client().send("POST", path, "{}", "Content-Type", "Annabel/json", "X-API-Key", "k-secret");

        var text = List.copyOf(logged.list).stream()
                .map(event -> event.getFormattedMessage()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                .collect(Collectors.joining("\n"));
        assertThat(text).isNotEmpty().doesNotContain(PERSONAL);
    }
}
