/** How JSON is read and written: strictly, and the same everywhere. */
@NullMarked
package org.millioncarrots.platform.json;

import org.jspecify.annotations.NullMarked;
