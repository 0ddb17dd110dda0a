/** The published contract, made at build time from what the code says: types, annotations, and the texts in {@code contract/}. */
@NullMarked
package org.millioncarrots.platform.contract;

import org.jspecify.annotations.NullMarked;
