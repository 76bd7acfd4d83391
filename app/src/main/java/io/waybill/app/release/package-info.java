/** Releases and drafts: files in, what each was made of and what it compiles to out; and which release of a flow is in force on every node. */
@NullMarked
package io.waybill.app.release;

import org.jspecify.annotations.NullMarked;
