/** What must be right before payments go on after a restore. */
@NullMarked
package org.millioncarrots.restore;

import org.jspecify.annotations.NullMarked;
