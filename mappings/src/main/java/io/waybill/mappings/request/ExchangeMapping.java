package io.waybill.mappings.request;

import io.waybill.mappings.response.Answer;
import io.waybill.mappings.response.Reading;
import io.waybill.mappings.template.TemplateData;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How one thing is asked and how the answer is read. Immutable, safe for use by many threads. */
public interface ExchangeMapping {
    /**
     * Builds the request.
     *
     * @param address replaces the mapping's own URL (sandbox, fallback); null for the mapping's own
     * @throws RenderFailed when a template cannot be rendered; nothing has left then
     */
    Rendered render(TemplateData data, @Nullable String address);

    /**
     * Builds one request for many leads. The journal's copy holds none of them.
     *
     * @param data the batch's own: its id stands for the lead's and the delivery's
     * @param address as for one lead
     * @throws RenderFailed when a template cannot be rendered; nothing has left then
     */
    Rendered renderMany(TemplateData data, LeadBodies leads, @Nullable String address);

    /** Reads the answer. Never throws: what cannot be read is a {@link Reading} that says so. */
    Reading read(Answer answer);

    /** How long the first attempt may take. */
    Duration timeout();

    /**
     * The body's values for one lead, for {@link ManyLeads}; null when the body is no tree.
     *
     * @throws RenderFailed when a template cannot be rendered
     */
    @Nullable
    Object values(TemplateData data);
}
