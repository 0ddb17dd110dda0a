package org.millioncarrots.development.bank;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What a customer's file orders.
 *
 * @param executeOn in the bank's calendar
 * @param currency of every payment in it
 */
record Order(
        String messageId,
        String blockId,
        String debtorAccount,
        String currency,
        LocalDate executeOn,
        List<Instruction> instructions) {

    /** One payment of it. Whom it is for is known by the account alone. */
    record Instruction(
            String endToEndId, String uetr, String instructionId, BigDecimal amount, String creditorAccount) {}

    BigDecimal total() {
        return instructions.stream().map(Instruction::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
