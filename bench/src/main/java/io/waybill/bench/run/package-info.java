/** Runs the work item on the packaged program: starts the processes, has them measure, judges the books, prints the table. */
@NullMarked
package io.waybill.bench.run;

import org.jspecify.annotations.NullMarked;
