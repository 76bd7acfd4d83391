/** Posting instructions: a flow and a source in, a page out that tells whoever sends leads all there is to know. */
@NullMarked
package io.waybill.app.docs;

import org.jspecify.annotations.NullMarked;
