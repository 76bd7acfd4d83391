@NullMarked
package io.waybill.db.enhancement;

import org.jspecify.annotations.NullMarked;
