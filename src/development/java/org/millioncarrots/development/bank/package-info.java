/**
 * A bank to test against, with its own eyes and its own books: it knows nothing of the service but the files that it is given, and
 * the JDK, so that it also runs by itself ({@code Counter}).
 */
@NullMarked
package org.millioncarrots.development.bank;

import org.jspecify.annotations.NullMarked;
