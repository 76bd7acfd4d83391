/** A mapping file's bytes in, typed values with their line and key out; whatever is wrong becomes a problem and nothing is thrown. */
@NullMarked
package io.waybill.mappings.yaml;

import org.jspecify.annotations.NullMarked;
