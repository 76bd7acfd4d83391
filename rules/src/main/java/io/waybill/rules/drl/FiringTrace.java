package io.waybill.rules.drl;

import io.waybill.rules.decision.Decision;
import java.util.ArrayList;
import java.util.List;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectDeletedEvent;
import org.kie.api.event.rule.ObjectInsertedEvent;

/** Notes what happens in one session, in order: a session's own list of objects has none. */
final class FiringTrace {
    /** So many times a text may be put together with another before its length is looked at. */
    private static final int UNSUSPICIOUS = 16;

    private static final int LONGEST = 65_536;

    private final List<Decision> decisions = new ArrayList<>();
    private final List<String> rules = new ArrayList<>();
    private final List<String> makers = new ArrayList<>();

    private int inserted;

    Fired fired() {
        return new Fired(decisions, rules, makers);
    }

    String lastRule() {
        return rules.isEmpty() ? "none" : rules.getLast();
    }

    DefaultAgendaEventListener rules() {
        return new DefaultAgendaEventListener() {
            @Override
            public void beforeMatchFired(BeforeMatchFiredEvent event) {
                rules.add(event.getMatch().getRule().getName());
            }
        };
    }

    DefaultRuleRuntimeEventListener decisions() {
        return new DefaultRuleRuntimeEventListener() {
            @Override
            public void objectInserted(ObjectInsertedEvent event) {
                Object object = event.getObject();
                inserted++;
                if (inserted > UNSUSPICIOUS && String.valueOf(object).length() > LONGEST) {
                    throw new IllegalStateException(
                            "A rule inserted a fact with more than (%d) letters.".formatted(LONGEST));
                }
                if (object instanceof Decision decision) {
                    decisions.add(decision);
                    makers.add(lastRule());
                }
            }

            // A logical insertion whose reason is gone.
            @Override
            public void objectDeleted(ObjectDeletedEvent event) {
                int place = decisions.indexOf(event.getOldObject());
                if (place >= 0) {
                    decisions.remove(place);
                    makers.remove(place);
                }
            }
        };
    }
}
