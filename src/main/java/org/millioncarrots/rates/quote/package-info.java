/** A conversion at pinned rates that holds for a while. */
@NullMarked
package org.millioncarrots.rates.quote;

import org.jspecify.annotations.NullMarked;
