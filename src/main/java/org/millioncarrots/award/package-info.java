/** Awards: what was granted, in which money, and the instalments in which it falls due. */
@NullMarked
package org.millioncarrots.award;

import org.jspecify.annotations.NullMarked;
