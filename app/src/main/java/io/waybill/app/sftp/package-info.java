/** Deliveries as files: a rendered file in, what the SFTP server said out. */
@NullMarked
package io.waybill.app.sftp;

import org.jspecify.annotations.NullMarked;
