package org.millioncarrots.money;

/** Who publishes a rate. */
public enum RateSource {
    /** Bank of Russia: rubles per nominal units of a currency, in force from the day after it is set. */
    CBR,
    /** European Central Bank: units of a currency per euro, on TARGET working days. */
    ECB,
    /** National Bank of Ukraine: hryvnias per unit of a currency, in force from the working day after it is set. */
    NBU,
    /**
     * The Council of the EU: units of a former national currency per euro, fixed for ever (Council Regulation (EC) No
     * 2866/98 and those that followed). Not to be mixed up with market rates: see {@link Conversion}.
     */
    EU_FIXED,
    /** Entered by one person with a reason and an end date, and approved by another, where no bank publishes one. */
    MANUAL
}
