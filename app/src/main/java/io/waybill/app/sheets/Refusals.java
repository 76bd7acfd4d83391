package io.waybill.app.sheets;

import io.micronaut.http.HttpStatus;
import io.waybill.app.answer.Refusal;
import io.waybill.rules.table.TableKind;

/** Why a request for a table goes no further. */
final class Refusals {
    static final Refusal DRAFT_NEEDED = new Refusal(
            HttpStatus.CONFLICT,
            "Tables are changed in a draft, not in a release. Maybe POST /api/drafts {\"flow\":\"…\"}, then ?draft=<its id>?");
    static final Refusal NO_DRAFT =
            new Refusal(HttpStatus.NOT_FOUND, "There is no such draft of this flow. Maybe GET /api/drafts lists it?");
    static final Refusal CHANGED_SINCE = new Refusal(
            HttpStatus.PRECONDITION_FAILED,
            "Somebody has changed the table since. Nothing was changed. Maybe GET it again and repeat the change?");
    static final Refusal NO_TAG = new Refusal(
            HttpStatus.BAD_REQUEST, "If-Match is no version of a draft. Maybe the ETag of an earlier answer?");
    static final Refusal TOO_LARGE = new Refusal(
            HttpStatus.REQUEST_ENTITY_TOO_LARGE,
            "The upload has more than %d MB. Nothing was changed. Maybe keep the table only?"
                    .formatted(Spreadsheets.LARGEST >> 20));
    static final Refusal BROKEN_OFF =
            new Refusal(HttpStatus.BAD_REQUEST, "The upload broke off or cannot be unpacked. Nothing was changed.");

    private Refusals() {}

    static Refusal noSuchTable() {
        return new Refusal(
                HttpStatus.NOT_FOUND,
                "There is no table of this name. Maybe one of %s?".formatted(String.join(", ", TableKind.listWords())));
    }
}
