/** Parts of Waybill alone, measured by JMH. */
@NullMarked
package io.waybill.bench.micro;

import org.jspecify.annotations.NullMarked;
