/** Stipends that follow published figures. */
@NullMarked
package org.millioncarrots.award.index;

import org.jspecify.annotations.NullMarked;
