@NullMarked
package io.waybill.db;

import org.jspecify.annotations.NullMarked;
