/** Whether, how and when somebody may get in touch with a claimant: sealed, and never used by the service itself. */
@NullMarked
package org.millioncarrots.claimant.contact;

import org.jspecify.annotations.NullMarked;
