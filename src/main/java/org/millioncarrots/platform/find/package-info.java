/** How callers find what is theirs: by their own references, by filters, by change. */
@NullMarked
package org.millioncarrots.platform.find;

import org.jspecify.annotations.NullMarked;
