/** Stories of whole leads: the application with a real database, fake buyers with ledgers, and the REST doors. */
@NullMarked
package io.waybill.app.story;

import org.jspecify.annotations.NullMarked;
