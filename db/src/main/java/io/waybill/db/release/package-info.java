/** What people edit, kept for good: files in, releases, drafts and who put which release in force out. */
@NullMarked
package io.waybill.db.release;

import org.jspecify.annotations.NullMarked;
