/** What the JSON of bodies is read and written with. */
@NullMarked
package io.waybill.mappings.json;

import org.jspecify.annotations.NullMarked;
