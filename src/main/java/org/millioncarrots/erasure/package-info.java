/** Erases who a claimant was: the one act that crosses all features. */
@NullMarked
package org.millioncarrots.erasure;

import org.jspecify.annotations.NullMarked;
