package io.waybill.app.alerts;

import io.waybill.app.json.Json;
import io.waybill.db.alert.Alert;
import io.waybill.db.alert.Notice;
import io.waybill.db.alert.RaisedAlert;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a notice says: lines for people, JSON for programs. */
record NoticeText(Notice notice, List<RaisedAlert> alerts) {
    /** Of more alerts there is only the number. */
    private static final int MOST = 100;

    String subject() {
        var kinds = alerts.stream()
                .map(raised -> raised.alert().kind())
                .distinct()
                .limit(3)
                .collect(Collectors.joining(", "));
        return alerts.size() == 1 ? "Waybill: " + kinds : "Waybill: %d alerts (%s)".formatted(alerts.size(), kinds);
    }

    String lines() {
        var lines = alerts.stream().limit(MOST).map(NoticeText::line).collect(Collectors.joining("\n"));
        var more = alerts.size() > MOST ? "\n… and %d more".formatted(alerts.size() - MOST) : "";
        return lines + more + "\n\nWhat still holds: GET /api/alerts\n";
    }

    private static String line(RaisedAlert raised) {
        var alert = raised.alert();
        var about = alert.recipient();
        var whom = about == null || alert.text().startsWith(about) ? "" : about + ": ";
        return "%s  %s  %s%s".formatted(alert.at(), alert.kind(), whom, alert.text());
    }

    byte[] json(Json json) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("notice", notice.id());
        body.put("at", notice.createdAt().toString());
        body.put("alerts", alerts.stream().map(NoticeText::view).toList());
        return json.write(body);
    }

    /** An alert as the management API shows it. */
    static Map<String, @Nullable Object> view(RaisedAlert raised) {
        Alert alert = raised.alert();
        var ended = raised.endedAt();
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("kind", alert.kind());
        view.put("text", alert.text());
        view.put("recipient", alert.recipient());
        view.put("at", alert.at().toString());
        view.put("state", raised.state());
        view.put("ended_at", ended == null ? null : ended.toString());
        return view;
    }
}
