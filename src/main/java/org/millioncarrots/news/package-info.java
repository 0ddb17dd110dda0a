/**
 * What partners are told: that something has changed, written with the change, and brought to them if they like.
 *
 * Writes: news, news_head, webhook, webhook_key.
 * Reads: award, claim, payout.
 */
@NullMarked
package org.millioncarrots.news;

import org.jspecify.annotations.NullMarked;
