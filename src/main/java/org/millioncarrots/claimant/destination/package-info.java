/** Changes of where a claimant is paid: proposed, confirmed by another person, used after a waiting time. */
@NullMarked
package org.millioncarrots.claimant.destination;

import org.jspecify.annotations.NullMarked;
