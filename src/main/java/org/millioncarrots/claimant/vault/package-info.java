/** The only place that holds names and accounts: sealed with a key per claimant. */
@NullMarked
package org.millioncarrots.claimant.vault;

import org.jspecify.annotations.NullMarked;
