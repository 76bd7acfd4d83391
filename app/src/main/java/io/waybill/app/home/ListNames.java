package io.waybill.app.home;

import java.util.Set;

/** The names of the uploaded lists, which rules and recipients of the home may use. */
@FunctionalInterface
interface ListNames {
    Set<String> all();
}
