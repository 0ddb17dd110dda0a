/** Amounts, currencies and conversion at pinned rates, with the only rounding in the house. */
@NullMarked
package org.millioncarrots.money;

import org.jspecify.annotations.NullMarked;
