package org.millioncarrots.money;

/** An amount would become larger than whole minor units are counted: some 92 quadrillion where a unit has two decimals. */
public final class AmountTooLarge extends ArithmeticException {
    private static final long serialVersionUID = 1L;

    AmountTooLarge() {
        super("an amount becomes larger than can be counted");
    }
}
