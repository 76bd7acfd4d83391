/** Cases, the examples that rules must keep to: facts and expectations as JSON in, what came out differently out. */
@NullMarked
package io.waybill.rules.cases;

import org.jspecify.annotations.NullMarked;
