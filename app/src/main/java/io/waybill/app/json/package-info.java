/** Values in, JSON out, and back: one way for the app's own documents. Numbers keep every digit. */
@NullMarked
package io.waybill.app.json;

import org.jspecify.annotations.NullMarked;
