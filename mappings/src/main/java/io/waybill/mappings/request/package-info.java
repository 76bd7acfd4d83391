/** A recipient's or enhancement's mapping and a lead in, one HTTP request out (and its copy without secrets for the journal). */
@NullMarked
package io.waybill.mappings.request;

import org.jspecify.annotations.NullMarked;
