/** Weapons, vehicles, ships handed over, and the crews that share in them. */
@NullMarked
package org.millioncarrots.claim.equipment;

import org.jspecify.annotations.NullMarked;
