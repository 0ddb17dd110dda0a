package org.millioncarrots.development.bank;

import java.util.List;

/**
 * A message of the bank.
 *
 * @param kind such as {@code camt.053}
 * @param entries that it tells
 */
record Letter(String kind, byte[] bytes, List<Entry> entries) {
    static final String STATUS = "pain.002";
    static final String NOTIFICATION = "camt.054";
    static final String STATEMENT = "camt.053";
}
