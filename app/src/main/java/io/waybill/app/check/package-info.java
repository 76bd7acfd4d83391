/**
 * Checks of files before anything is put in force: a home folder or the files of one release in, every problem and every finding of the analysis
 * out.
 */
@NullMarked
package io.waybill.app.check;

import org.jspecify.annotations.NullMarked;
