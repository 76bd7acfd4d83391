/** Suppression lists: uploads and a round's questions in, reports and which fields of a lead are listed out. */
@NullMarked
package io.waybill.app.lists;

import org.jspecify.annotations.NullMarked;
