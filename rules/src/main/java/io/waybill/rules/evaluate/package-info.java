/** One round of rules: facts about one lead in, decisions and a trace out. Pure: no clock, no database, no network. */
@NullMarked
package io.waybill.rules.evaluate;

import org.jspecify.annotations.NullMarked;
