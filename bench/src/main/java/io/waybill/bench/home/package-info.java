/** The home folder of the work item, and leads for it. */
@NullMarked
package io.waybill.bench.home;

import org.jspecify.annotations.NullMarked;
