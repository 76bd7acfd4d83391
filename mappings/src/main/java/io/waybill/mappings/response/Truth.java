package io.waybill.mappings.response;

import java.util.Collection;
import java.util.function.Function;

/** What a condition says of an answer: a body that cannot be read leaves it open. */
enum Truth {
    YES,
    NO,
    OPEN;

    static Truth of(boolean holds) {
        return holds ? YES : NO;
    }

    Truth not() {
        return switch (this) {
            case YES -> NO;
            case NO -> YES;
            case OPEN -> OPEN;
        };
    }

    /** One no decides, whatever is open. */
    static Truth all(Collection<Condition> conditions, Function<Condition, Truth> test) {
        Truth all = YES;
        for (Condition condition : conditions) {
            Truth one = test.apply(condition);
            if (one == NO) {
                return NO;
            }
            all = one == OPEN ? OPEN : all;
        }
        return all;
    }
}
