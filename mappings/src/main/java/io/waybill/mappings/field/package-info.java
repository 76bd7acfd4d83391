/** Field types: raw text in, a normalised value with its parts out; garbage is invalid, never an exception. */
@NullMarked
package io.waybill.mappings.field;

import org.jspecify.annotations.NullMarked;
