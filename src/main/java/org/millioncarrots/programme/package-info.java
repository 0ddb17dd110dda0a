/**
 * Dated programme versions as data: who is offered what, under which conditions, paid by whom, on which legal basis.
 *
 * Writes: programme_closure, programme_sponsor, programme_version.
 */
@NullMarked
package org.millioncarrots.programme;

import org.jspecify.annotations.NullMarked;
