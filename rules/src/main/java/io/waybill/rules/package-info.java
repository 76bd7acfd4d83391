/** The rules of a flow, compiled: files in, a rule set or all its problems out; facts in, decisions and a trace out. */
@NullMarked
package io.waybill.rules;

import org.jspecify.annotations.NullMarked;
