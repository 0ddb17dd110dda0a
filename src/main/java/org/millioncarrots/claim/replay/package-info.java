/** Whether recorded decisions come out again as they were recorded. */
@NullMarked
package org.millioncarrots.claim.replay;

import org.jspecify.annotations.NullMarked;
