package org.millioncarrots.development.bank;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Writes pain.002: what becomes of an order, before anything is booked. */
final class StatusReport {
    private final Dialect dialect;
    private final Paper paper;
    private final String type;

    private StatusReport(Dialect dialect) {
        this.dialect = dialect;
        this.paper = new Paper(dialect);
        this.type = "pain.002.001." + dialect.pain();
    }

    /**
     * @param accepted those that are on their way
     * @param rejected with their reasons; {@code -} before one makes it proprietary
     */
    static byte[] of(
            Dialect dialect,
            String id,
            LocalDate on,
            Order order,
            List<Order.Instruction> accepted,
            Map<Order.Instruction, String> rejected) {
        StatusReport report = new StatusReport(dialect);
        boolean isWhole =
                accepted.size() + rejected.size() == order.instructions().size()
                        && (accepted.isEmpty() || rejected.isEmpty());
        String status = rejected.isEmpty() ? "ACSP" : accepted.isEmpty() && isWhole ? "RJCT" : "PART";
        boolean namesAll = dialect.statusLevel() == Dialect.StatusLevel.PAYMENT || !isWhole;
        report.head(id, on);
        report.group(order.messageId(), dialect.statusLevel() == Dialect.StatusLevel.FILE ? status : "", "");
        report.paper.open("OrgnlPmtInfAndSts").leaf("OrgnlPmtInfId", order.blockId());
        if (dialect.statusLevel() == Dialect.StatusLevel.BLOCK) {
            report.paper.leaf("PmtInfSts", status);
        }
        rejected.forEach((payment, code) -> report.payment(payment, "RJCT", code));
        if (namesAll) {
            accepted.forEach(payment -> report.payment(payment, "ACSP", ""));
        }
        report.paper.close("OrgnlPmtInfAndSts");
        return report.end();
    }

    /** A file that the bank does not take. */
    static byte[] refusal(String id, LocalDate on, Refusal refusal) {
        StatusReport report = new StatusReport(Dialect.PLAIN);
        report.head(id, on);
        report.group(refusal.messageId(), "RJCT", "FF01");
        return report.end();
    }

    private void head(String id, LocalDate on) {
        paper.open("CstmrPmtStsRpt", "GrpHdr")
                .leaf("MsgId", id)
                .leaf("CreDtTm", Paper.time(on))
                .close("GrpHdr");
    }

    private void group(String messageId, String status, String code) {
        paper.open("OrgnlGrpInfAndSts").leaf("OrgnlMsgId", messageId).leaf("OrgnlMsgNmId", "pain.001.001.09");
        if (!status.isEmpty()) {
            paper.leaf("GrpSts", status);
        }
        reason(code);
        paper.close("OrgnlGrpInfAndSts");
    }

    private void payment(Order.Instruction payment, String status, String code) {
        paper.open("TxInfAndSts");
        boolean byUetr = dialect.names() == Dialect.Names.UETR && dialect.hasUetr(dialect.pain());
        if (dialect.names() == Dialect.Names.ALL) {
            paper.leaf("OrgnlInstrId", payment.instructionId());
        }
        if (!byUetr) {
            paper.leaf("OrgnlEndToEndId", payment.endToEndId());
        }
        if (byUetr || (dialect.names() == Dialect.Names.ALL && dialect.hasUetr(dialect.pain()))) {
            paper.leaf("OrgnlUETR", payment.uetr());
        }
        paper.leaf("TxSts", status);
        reason(code);
        paper.close("TxInfAndSts");
    }

    private void reason(String code) {
        if (!code.isEmpty()) {
            paper.open("StsRsnInf", "Rsn");
            paper.leaf(code.startsWith("-") ? "Prtry" : "Cd", code.replaceFirst("^-", ""));
            paper.close("Rsn", "StsRsnInf");
        }
    }

    private byte[] end() {
        return paper.close("CstmrPmtStsRpt").finish(type);
    }
}
