/** What exchanging cost, and what another offer or rate would have come to. */
@NullMarked
package org.millioncarrots.report.exchange;

import org.jspecify.annotations.NullMarked;
