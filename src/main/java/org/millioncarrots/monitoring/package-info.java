/** What operators watch: figures of payouts, runs, books, rates and the audit log, taken by one replica and served by all. */
@NullMarked
package org.millioncarrots.monitoring;

import org.jspecify.annotations.NullMarked;
