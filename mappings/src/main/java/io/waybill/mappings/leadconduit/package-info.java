/** A LeadConduit recipient step as its API shows it in, the text of a recipient's mapping file out, with a list of what could not come along. */
@NullMarked
package io.waybill.mappings.leadconduit;

import org.jspecify.annotations.NullMarked;
