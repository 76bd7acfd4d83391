/** What people decide about leads that are held, or that nobody bought: a queue out, decisions in. */
@NullMarked
package io.waybill.app.reviews;

import org.jspecify.annotations.NullMarked;
