/** The only code that calls several steps in order: one class per story, read from top to bottom. */
@NullMarked
package org.millioncarrots.flow;

import org.jspecify.annotations.NullMarked;
