package io.waybill.bench.micro;

import io.waybill.mappings.Mappings;
import io.waybill.mappings.field.FieldTypes;
import io.waybill.mappings.field.FieldValue;
import io.waybill.mappings.request.ExchangeMapping;
import io.waybill.mappings.request.Rendered;
import io.waybill.mappings.response.Answer;
import io.waybill.mappings.response.Reading;
import io.waybill.mappings.template.TemplateData;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The request to a buyer rendered, and its answer read. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
public class MappingBenchmark {
    private static final Map<String, String> POSTED = Map.of(
            "first_name", "ann",
            "last_name", "lee",
            "email", "ann.lee@example.com",
            "phone_1", "(415) 555-2671",
            "address_1", "1 Main St",
            "city", "Springfield",
            "state", "CA",
            "postal_code", "94105",
            "loan_amount", "15000",
            "credit_score", "720");
    private static final Map<String, String> TYPES =
            Map.of("phone_1", "phone", "address_1", "street", "loan_amount", "number", "credit_score", "number");

    private final ExchangeMapping buyer = buyer(Flow.mappings());
    private final TemplateData data = data();
    private final Answer answer = new Answer(
            200,
            Map.of("content-type", List.of("application/json")),
            "{\"status\":\"accepted\",\"leadId\":\"B12345\"}".getBytes(StandardCharsets.UTF_8));

    private static ExchangeMapping buyer(Mappings mappings) {
        return Objects.requireNonNull(mappings.recipients().get("picky-0")).post();
    }

    private static TemplateData data() {
        var types = new FieldTypes(Clock.systemUTC());
        Map<String, FieldValue> fields = new HashMap<>();
        POSTED.forEach((name, raw) -> fields.put(
                name,
                Objects.requireNonNull(types.find(TYPES.getOrDefault(name, name)))
                        .parse(raw)));
        return new TemplateData(
                "019aa6d0c0de7abc8123456789abcdef",
                fields,
                Map.of("phone-check", Map.of("type", "mobile"), "phone_check", Map.of("type", "mobile")),
                "bench",
                "loans",
                "019aa6d0c0de7abc8123456789abcdef-1",
                1,
                Instant.EPOCH,
                null,
                0);
    }

    /** A JSON body with twelve leaves, and the copy for the journal. */
    @Benchmark
    public Rendered render() {
        return buyer.render(data, null);
    }

    /** Status, reference and reason of a small JSON answer. */
    @Benchmark
    public Reading read() {
        return buyer.read(answer);
    }
}
