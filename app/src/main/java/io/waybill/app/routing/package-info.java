/** The round: facts to the rules, decisions carried out, events to the journal, until the lead has its outcome. It executes and never decides. */
@NullMarked
package io.waybill.app.routing;

import org.jspecify.annotations.NullMarked;
