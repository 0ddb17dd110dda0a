/** The books: accounts, balanced transfers and balances; the only writer of its tables. */
@NullMarked
package org.millioncarrots.ledger;

import org.jspecify.annotations.NullMarked;
