package io.waybill.mappings;

import io.waybill.mappings.request.ExchangeMapping;
import io.waybill.mappings.request.RenderFailed;
import io.waybill.mappings.request.Rendered;
import io.waybill.mappings.template.TemplateData;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A service that appends data to a lead ({@code mappings/enhancements/<id>.yaml}).
 *
 * @param serviceClass {@code add-on} (platform's account, priced per call) or {@code integration} (own credentials)
 * @param cost dollars per call, with fractions of a cent
 * @param appends the names it may append
 * @param needs the fields without which it is not asked
 * @param memory how long answers are kept, and how they are read
 * @param sandboxUrl used instead of the real address for test leads; null when there is none
 */
public record Enhancement(
        String id,
        String name,
        String serviceClass,
        BigDecimal cost,
        ExchangeMapping call,
        Set<String> appends,
        List<String> needs,
        Memory memory,
        int connections,
        @Nullable String sandboxUrl) {
    public Enhancement {
        appends = Set.copyOf(appends);
        needs = List.copyOf(needs);
    }

    /**
     * What is kept of answers.
     *
     * @param lasts how long an answer serves the same question again; zero when none is kept
     * @param reading changes when answers are read differently
     */
    public record Memory(Duration lasts, String reading) {}

    /** The first field it needs that the lead lacks or has no valid value in; null when it can be asked. */
    public @Nullable String findMissing(TemplateData data) {
        return Needs.findMissing(needs, data);
    }

    /**
     * Names the question, so that an answer to the same question can be found again: a hash of the request as it would be for any lead with
     * these values, whatever its id and the moment. Null when nothing is to be kept, or the question cannot be put without them.
     */
    public @Nullable String findQuestion(TemplateData data) {
        if (memory.lasts().isZero()) {
            return null;
        }
        try {
            return question(call.render(anybody(data), null));
        } catch (RenderFailed unique) {
            return null;
        }
    }

    private String question(Rendered request) {
        Fingerprint question = new Fingerprint()
                .add(memory.reading())
                .add(request.method())
                .add(request.uri().toString());
        request.headers().forEach((name, value) -> question.add(name).add(value));
        byte[] body = request.body();
        return (body == null ? question : question.add(body)).hex();
    }

    private static TemplateData anybody(TemplateData data) {
        return new TemplateData(
                "", data.fields(), data.appended(), data.source(), data.flow(), "", 1, Instant.EPOCH, null, 0);
    }
}
