/** DRL as people write it in, one small knowledge base per stage out (or every problem, with its line). */
@NullMarked
package io.waybill.rules.drl;

import org.jspecify.annotations.NullMarked;
