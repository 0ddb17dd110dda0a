/** Claims and how two people decide them: decisions, attestations, holds and appeals. */
@NullMarked
package org.millioncarrots.claim;

import org.jspecify.annotations.NullMarked;
