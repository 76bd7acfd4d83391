package io.waybill.rules.analysis;

import io.waybill.rules.drl.Stage;
import io.waybill.rules.table.TableKind;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds recipients that no row selects and nobody else names, and those that take no lead at all. */
record Recipients(Analysed in, Findings findings) {
    void find(Space buyers) {
        Set<String> written = in.rows(TableKind.BUYERS).stream()
                .map(row -> row.text("recipient"))
                .collect(Collectors.toSet());
        Set<String> selected = buyers.rows().stream()
                .filter(row -> !buyers.of(row).isEmpty())
                .map(row -> row.text("recipient"))
                .collect(Collectors.toSet());
        boolean known = in.isWhole(TableKind.BUYERS) && !in.ownRules().contains(Stage.SELECTION);
        new TreeMap<>(in.trade().parties()).forEach((id, party) -> {
            if (known && !selected.contains(id) && !in.trade().named().contains(id)) {
                unselected(party, written.contains(id));
            }
            if (selected.contains(id)) {
                closed(party, buyers);
            }
        });
    }

    private void unselected(Trade.Party party, boolean written) {
        findings.file(
                party.file(),
                0,
                "",
                party.id(),
                written
                        ? "gets no lead: every row that names it is off or can never match. Maybe switch one on, or delete the file?"
                        : "gets no lead: no row of buyers.csv names it. Maybe a row is missing, or delete the file?");
    }

    private void closed(Trade.Party party, Space buyers) {
        party.caps().stream()
                .filter(cap -> cap.amount() == 0 && cap.when().isEmpty())
                .findFirst()
                .ifPresent(cap -> {
                    String rows = buyers.rows().stream()
                            .filter(row -> row.text("recipient").equals(party.id()))
                            .findFirst()
                            .map(Findings::name)
                            .orElse("");
                    findings.file(
                            party.file(),
                            0,
                            "caps",
                            cap.words(),
                            "closes %s, which %s of buyers.csv selects. Maybe a higher cap?"
                                    .formatted(party.id(), rows));
                });
    }
}
