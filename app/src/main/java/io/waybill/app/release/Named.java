package io.waybill.app.release;

import io.waybill.db.release.Release;

/** What a name that somebody wrote stands for. */
sealed interface Named {
    /** One release. */
    record One(Release release) implements Named {}

    /** None, or several, as the caller is told. */
    record Other(Told told) implements Named {}
}
