/** Where rates come from: the publications of central banks, fetched, imported, compared, proposed. */
@NullMarked
package org.millioncarrots.rates.publication;

import org.jspecify.annotations.NullMarked;
