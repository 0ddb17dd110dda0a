/** Two people open an identity once, for a purpose. */
@NullMarked
package org.millioncarrots.claimant.disclosure;

import org.jspecify.annotations.NullMarked;
