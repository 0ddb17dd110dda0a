package org.millioncarrots.money;

/** Who publishes a rate. */
public enum RateSource {
    /** Bank of Russia: rubles per nominal units of a currency, in force from the day after it is set. */
    CBR,
    /** European Central Bank: units of a currency per euro, on TARGET working days. */
    ECB
}
