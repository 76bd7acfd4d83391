/** The home folder: what people edit in, the active flows (rules and mappings of one release) or the problems out. */
@NullMarked
package io.waybill.app.home;

import org.jspecify.annotations.NullMarked;
