package io.waybill.rules.analysis;

import io.waybill.rules.RuleProblem;
import io.waybill.rules.table.HitPolicy;
import io.waybill.rules.table.TableKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is wrong with a flow's tables although every cell is right: rows that can never match or never count, rows that disagree, gaps, prices, tiers,
 * caps, recipients and lists that lead nowhere. What it says is so for every lead; where it would have to guess it says nothing, and where a question
 * is too large it says that. Takes about two seconds for 10,000 rows. Stateless.
 */
public final class Analysis {
    private Analysis() {}

    /** Every finding, as a warning, file by file. */
    public static List<RuleProblem> of(Analysed in) {
        var findings = new Findings(in);
        Grid score = ScoreRange.of(in);
        Map<TableKind, Space> spaces = new EnumMap<>(TableKind.class);
        for (TableKind kind : TableKind.values()) {
            var domains = new Domains(in, kind, score);
            var space = new Space(in.rows(kind), domains);
            spaces.put(kind, space);
            new NeverMatches(in, space, domains, findings).find();
            if (kind.hitPolicy() == HitPolicy.FIRST) {
                new Shadows(space, findings).find(kind);
            } else {
                new Overlaps(space, findings).find(kind);
            }
            if (in.isWhole(kind)) {
                new Gaps(space, findings).find(kind);
            }
        }
        Space buyers = Objects.requireNonNull(spaces.get(TableKind.BUYERS));
        new Prices(in, findings).find(buyers);
        new Tiers(in, findings).find(Objects.requireNonNull(spaces.get(TableKind.TIERS)), buyers);
        new Recipients(in, findings).find(buyers);
        new Closed(in, findings).find(buyers);
        new Lists(in, findings).find();
        return findings.list();
    }
}
