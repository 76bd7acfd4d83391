/** Leads from a file: a CSV in, rows typed and stored as history or routed, and a report of every row out. */
@NullMarked
package io.waybill.app.importing;

import org.jspecify.annotations.NullMarked;
