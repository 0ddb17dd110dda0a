/** The document that a programme is published as: its shape, its checks, its differences. */
@NullMarked
package org.millioncarrots.programme.document;

import org.jspecify.annotations.NullMarked;
