/** The central banks' publications: fetched, imported, stored with their hash, looked up by date, and quoted. */
@NullMarked
package org.millioncarrots.rates;

import org.jspecify.annotations.NullMarked;
