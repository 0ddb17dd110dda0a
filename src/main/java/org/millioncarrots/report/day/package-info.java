/** What finance looks at in the morning, at a month's end, and ahead. */
@NullMarked
package org.millioncarrots.report.day;

import org.jspecify.annotations.NullMarked;
