/**
 * The central banks' publications: fetched, imported, stored with their hash, looked up by date, and quoted.
 *
 * Writes: manual_rate, manual_rate_approval, quote, quote_use, rate, rate_confirmation, rate_feed, rate_proposal,
 * rate_publication, rate_refusal.
 * Reads: award_money, payout_conversion.
 */
@NullMarked
package org.millioncarrots.rates;

import org.jspecify.annotations.NullMarked;
