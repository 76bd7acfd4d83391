/** What a source's key for a submission stands for: a hash in, the lead that was made of the first one out. Written by the journal with the lead. */
@NullMarked
package io.waybill.db.submission;

import org.jspecify.annotations.NullMarked;
