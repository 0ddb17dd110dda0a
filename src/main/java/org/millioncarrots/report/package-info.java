/** What finance reads: SQL views as JSON and CSV, one claimant's schedule, and the comparison with reference figures. */
@NullMarked
package org.millioncarrots.report;

import org.jspecify.annotations.NullMarked;
