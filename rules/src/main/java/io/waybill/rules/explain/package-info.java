/** Why a round came out as it did: facts and a recipient's id in, the first thing that kept it out as data out. Pure, like the rules themselves. */
@NullMarked
package io.waybill.rules.explain;

import org.jspecify.annotations.NullMarked;
