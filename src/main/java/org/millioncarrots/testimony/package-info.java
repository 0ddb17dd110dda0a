/**
 * Recorded statements: where each one lies is sealed, the recording itself stays outside, and no decision and no payment asks for
 * it.
 *
 * Writes: dependants_safe, testimony.
 */
@NullMarked
package org.millioncarrots.testimony;

import org.jspecify.annotations.NullMarked;
