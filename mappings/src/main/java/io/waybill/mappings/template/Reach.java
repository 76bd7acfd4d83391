package io.waybill.mappings.template;

import io.waybill.mappings.Vocabulary;

/**
 * What a template may speak of beyond itself.
 *
 * @param maps files for {@code map('file')}
 * @param vocabulary the fields that a lead may have
 */
record Reach(ValueMaps maps, Vocabulary vocabulary) {}
