package io.waybill.mappings.request;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * How a body's values are written.
 *
 * @param root the XML element around the body, or null when the body has its own
 * @param keepEmpty empty leaves stay
 * @param charset of the body
 * @param ascii letters beyond ASCII are written as their nearest relatives
 * @param guardFormulas CSV cells that a spreadsheet would compute are made text
 * @param soap what stands around a SOAP body
 */
record Style(
        @Nullable String root, boolean keepEmpty, Charset charset, boolean ascii, boolean guardFormulas, Soap soap) {}
