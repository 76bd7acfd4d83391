package io.waybill.app.batch;

import io.waybill.app.json.Json;
import io.waybill.db.batch.Batch;
import io.waybill.db.batch.Member;
import io.waybill.db.recipient.Recipients;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Batches as the management API shows them. Safe for use by many threads. */
@Singleton
final class BatchView {
    private final Recipients recipients;
    private final Json json;

    BatchView(Recipients recipients, Json json) {
        this.recipients = recipients;
        this.json = json;
    }

    /** One of a list. */
    Map<String, @Nullable Object> of(Batch batch) {
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("id", batch.id());
        view.put("recipient", batch.lane().recipient());
        view.put("flow", batch.lane().flow());
        view.put("test", batch.lane().test());
        view.put("state", batch.state().word());
        view.put("held", recipients.listPaused().containsKey(batch.lane().recipient()));
        view.put("leads", batch.leads());
        view.put("attempt", batch.attempt());
        view.put("opened_at", batch.times().opened().toString());
        view.put("due_at", batch.due().toString());
        view.put("sealed_at", text(batch.times().sealed()));
        view.put("sent_at", text(batch.times().sent()));
        view.put("answered_at", text(batch.times().answered()));
        return view;
    }

    /** One with all that is known of it. */
    Map<String, @Nullable Object> of(Batch batch, List<Member> members) {
        var view = of(batch);
        view.put("request", parsed(batch.request()));
        view.put("response", parsed(batch.response()));
        view.put("members", members.stream().map(BatchView::member).toList());
        return view;
    }

    private static Map<String, @Nullable Object> member(Member member) {
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("lead", member.lead());
        view.put("delivery", member.delivery());
        view.put("attempt", member.attempt());
        view.put("state", member.state().word());
        view.put("outcome", member.outcome());
        return view;
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    private @Nullable Object parsed(@Nullable String text) {
        return text == null ? null : json.read(text);
    }
}
