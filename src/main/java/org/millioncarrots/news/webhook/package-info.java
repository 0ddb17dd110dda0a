/** News brought to partners' own servers, by the specification Standard Webhooks. */
@NullMarked
package org.millioncarrots.news.webhook;

import org.jspecify.annotations.NullMarked;
