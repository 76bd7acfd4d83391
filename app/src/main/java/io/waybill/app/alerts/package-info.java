/**
 * Alerts: what is stored of attempts, limits and reviews in, alerts that begin and end out, and from these the e-mails, webhooks and the management
 * API's view.
 */
@NullMarked
package io.waybill.app.alerts;

import org.jspecify.annotations.NullMarked;
