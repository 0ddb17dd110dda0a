/** What people of the staff are called. */
@NullMarked
package org.millioncarrots.platform.staff;

import org.jspecify.annotations.NullMarked;
