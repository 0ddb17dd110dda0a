/**
 * An eligibility check as a binding, signed promise without an identity, which a person can carry and anybody can verify.
 *
 * Writes: offer.
 */
@NullMarked
package org.millioncarrots.offer;

import org.jspecify.annotations.NullMarked;
