/** What a programme promises: acts, benefits, conditions, tariffs, stipends. */
@NullMarked
package org.millioncarrots.programme.terms;

import org.jspecify.annotations.NullMarked;
