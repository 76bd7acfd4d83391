/** The mapping files of a home, loaded: YAML in, sources, recipients and enhancements out, or all problems with file and line. */
@NullMarked
package io.waybill.mappings;

import org.jspecify.annotations.NullMarked;
