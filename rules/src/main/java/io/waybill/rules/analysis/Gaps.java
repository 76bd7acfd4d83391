package io.waybill.rules.analysis;

import io.waybill.rules.table.Row;
import io.waybill.rules.table.TableKind;
import java.util.List;

/** Finds leads for which the purchase table has no row: their source is paid nothing, and nobody wrote that. */
final class Gaps {
    private static final long STEPS = 2_000_000;

    private final Space space;
    private final Findings findings;

    Gaps(Space space, Findings findings) {
        this.space = space;
        this.findings = findings;
    }

    void find(TableKind kind) {
        List<Row> rows = space.rows();
        boolean certain = rows.stream().allMatch(space::isClear);
        if (kind != TableKind.PURCHASE || rows.isEmpty() || !certain) {
            return;
        }
        List<Box> boxes =
                rows.stream().map(space::of).filter(box -> !box.isEmpty()).toList();
        // Only where a lead can be named: of what no value is known for nobody can say that it comes.
        switch (new Cover(space, STEPS).of(space.sure(space.all()), boxes, STEPS)) {
            case Cover.Answer.Open(Box rest) -> tell(kind, new Cover(space, STEPS).largest(rest, boxes));
            case Cover.Answer.Covered covered -> {}
            case Cover.Answer.Unknown unknown ->
                findings.table(
                        kind,
                        "Whether there is a row for every lead was not analysed: it takes too long. Maybe add a last row without conditions?");
        }
    }

    private void tell(TableKind kind, Box rest) {
        findings.table(
                kind,
                "No row for leads with %s: their source is paid 0.00. Maybe add a last row without conditions?"
                        .formatted(new RegionWords(space).of(rest)));
    }
}
