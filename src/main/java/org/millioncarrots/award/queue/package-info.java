/** Awards that wait for money, served in order. */
@NullMarked
package org.millioncarrots.award.queue;

import org.jspecify.annotations.NullMarked;
