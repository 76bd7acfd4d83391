/** Says why leads went where they went: a lead's journal and the releases that decided in, its stages, the first thing that kept a recipient out, a comparison with other rules, or a case out. */
@NullMarked
package io.waybill.app.explain;

import org.jspecify.annotations.NullMarked;
