/** The description of all doors, for programs: nothing in, an OpenAPI document out. */
@NullMarked
package io.waybill.app.openapi;

import org.jspecify.annotations.NullMarked;
