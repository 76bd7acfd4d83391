/** How deliveries to one recipient are collected: the {@code batch:} of a mapping file in, size, time, format and how the answer is taken apart out. */
@NullMarked
package io.waybill.mappings.batch;

import org.jspecify.annotations.NullMarked;
