/** How often somebody may ask, at each replica: nobody's flood is everybody's. */
@NullMarked
package org.millioncarrots.platform.limit;

import org.jspecify.annotations.NullMarked;
