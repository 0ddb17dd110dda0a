/** The languages of those who meet claimants, and the texts in them; what is recorded and logged is English. */
@NullMarked
package org.millioncarrots.platform.language;

import org.jspecify.annotations.NullMarked;
