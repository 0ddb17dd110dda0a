/** Totals for those who need nothing else: nobody can be told from them. */
@NullMarked
package org.millioncarrots.report.totals;

import org.jspecify.annotations.NullMarked;
