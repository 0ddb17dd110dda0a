/** Who is calling, in which role, and who has taken part already. */
@NullMarked
package org.millioncarrots.platform.people;

import org.jspecify.annotations.NullMarked;
