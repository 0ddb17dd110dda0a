package org.millioncarrots.bank;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.Problem.Violation;
import org.millioncarrots.platform.http.ProblemType;

/**
 * The last look at a bank file before it leaves: a file that could tell on people is refused, whoever wrote it. What is not
 * known to be harmless is refused; problems name the element and never its content.
 */
public final class OutboundCheck {
    private static final int VIOLATIONS_SHOWN = 50;

    /** Elements that hold others. Purp, CtgyPurp, RgltryRptg, Strd and the like are in neither list. */
    private static final Set<String> CONTAINERS = Set.of(
            ("Document CstmrCdtTrfInitn GrpHdr InitgPty PmtInf PmtTpInf SvcLvl LclInstrm ReqdExctnDt Dbtr DbtrAcct Id DbtrAgt "
                            + "FinInstnId CdtTrfTxInf PmtId Amt CdtrAgt Cdtr CdtrAcct RmtInf PstlAdr")
                    .split(" "));

    /** Elements that hold text. */
    private static final Set<String> TEXTS = Set.of(
            ("MsgId CreDtTm NbOfTxs CtrlSum PmtInfId PmtMtd BtchBookg Cd Dt IBAN BICFI ChrgBr InstrId EndToEndId UETR "
                            + "InstdAmt Ustrd Nm StrtNm BldgNb PstCd TwnNm Ctry AdrLine")
                    .split(" "));

    /** Version 4; the other versions tell a time or, as our own ids do, to whom they belong. */
    private static final Pattern RANDOM_UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    private static final Pattern POSITION = Pattern.compile("[0-9]{1,9}");

    private final TellingWords tellingWords;
    private final Set<String> neutralTexts;

    /** @param neutralTexts the only remittance texts that may leave */
    public OutboundCheck(TellingWords tellingWords, Set<String> neutralTexts) {
        this.tellingWords = tellingWords;
        this.neutralTexts = Set.copyOf(neutralTexts);
    }

    /**
     * Passes a file that tells nothing.
     *
     * @param fileName the name under which the file will leave, without folders
     * @throws Problem of type BANK_FILE_REFUSED with every element that is not allowed
     */
    public void check(String fileName, byte[] file) {
        Look look = new Look();
        XmlWalk.walk(file, ProblemType.BANK_FILE_REFUSED, look);
        look.totals();
        look.scheme.check();
        if (look.messageId.isEmpty() || !fileName.equals(look.messageId + ".xml")) {
            look.refuse("fileName", "the message id and .xml are expected, nothing else");
        }
        if (!look.faults.isEmpty()) {
            throw new Problem(
                    ProblemType.BANK_FILE_REFUSED,
                    "the file could tell on people or does not add up; first at "
                            + look.faults.getFirst().field() + ": "
                            + look.faults.getFirst().message(),
                    look.faults.subList(0, Math.min(look.faults.size(), VIOLATIONS_SHOWN)));
        }
    }

    /** One pass over one file. */
    private final class Look implements XmlWalk.Visitor {
        private final List<Violation> faults = new ArrayList<>();
        private final Set<String> ids = new HashSet<>();
        private final Set<String> inAddress = new HashSet<>();
        private final List<String> declaredCounts = new ArrayList<>();
        private final List<String> declaredSums = new ArrayList<>();
        private final OutboundScheme scheme = new OutboundScheme(this::refuse);
        private String messageId = "";
        private BigDecimal sum = BigDecimal.ZERO;
        private int count;

        @Override
        public void start(XmlWalk.Step step) {
            if (step.parent == null
                    && !(step.name.equals("Document") && step.namespace.equals(CreditTransferWriter.NAMESPACE))) {
                refuse(step.path(), "a pain.001.001.09 Document is expected");
            }
            if (!CONTAINERS.contains(step.name) && !TEXTS.contains(step.name)) {
                refuse(step.path(), "this element is not allowed: it could say what the payment is for");
            }
            if (!step.attributes.isEmpty()
                    && !(step.name.equals("InstdAmt")
                            && step.attributes.keySet().equals(Set.of("Ccy")))) {
                refuse(step.path(), "attributes other than the currency are not allowed");
            }
            if (step.name.equals("PstlAdr")) {
                inAddress.clear();
            }
        }

        @Override
        public void end(XmlWalk.Step step, String text) {
            if (!text.isEmpty() && CONTAINERS.contains(step.name)) {
                refuse(step.path(), "text is not allowed here");
            }
            if (isCreditorName(step) ? tellingWords.areInName(text) : tellingWords.areIn(text)) {
                refuse(step.path(), "the text has a word that tells on people");
            }
            switch (step.name) {
                case "MsgId" -> messageId(step, text);
                case "PmtInfId" -> {
                    if (!text.equals(messageId)) {
                        refuse(step.path(), "the message id is expected");
                    }
                }
                case "InstrId" ->
                    id(
                            step,
                            text,
                            EndToEndId.isOurs(text) || POSITION.matcher(text).matches());
                case "EndToEndId" -> id(step, text, EndToEndId.isOurs(text));
                case "UETR" -> id(step, text, RANDOM_UUID.matcher(text).matches());
                case "Ustrd" -> {
                    if (!neutralTexts.contains(text)) {
                        refuse(step.path(), "one of the configured neutral texts is expected");
                    }
                }
                case "Cd" -> scheme.code(step, text);
                case "ChrgBr" -> scheme.charges(step, text);
                case "Dt" -> scheme.day(step, text);
                case "PstlAdr" -> address(step);
                case "TwnNm", "Ctry" -> inAddress.add(step.name);
                case "AdrLine" -> addressLine(step);
                case "NbOfTxs" -> declaredCounts.add(text);
                case "CtrlSum" -> declaredSums.add(text);
                case "InstdAmt" -> amount(step, text);
                default -> {
                    // Other texts are covered by the list of elements and of words.
                }
            }
        }

        private static boolean isCreditorName(XmlWalk.Step step) {
            return step.name.equals("Nm") && step.parent != null && step.parent.name.equals("Cdtr");
        }

        @Override
        public void aside(XmlWalk.@Nullable Step step) {
            refuse(step == null ? "Document" : step.path(), "comments and processing instructions are not allowed");
        }

        private void messageId(XmlWalk.Step step, String text) {
            messageId = text;
            if (!CreditTransferFile.MESSAGE_ID.matcher(text).matches()) {
                refuse(step.path(), "1 to 35 letters, digits and inner hyphens are expected");
            }
        }

        private void id(XmlWalk.Step step, String text, boolean harmless) {
            if (!harmless) {
                refuse(step.path(), "an id of our random form is expected");
            }
            if (!ids.add(step.name + " " + text)) {
                refuse(step.path(), "the id is used twice in the file");
            }
        }

        private void address(XmlWalk.Step step) {
            if (!inAddress.containsAll(Set.of("TwnNm", "Ctry"))) {
                refuse(step.path(), "town and country are expected: unstructured addresses are refused by banks");
            }
        }

        /** What has a field of its own stands there: two lines are left for the rest. */
        private void addressLine(XmlWalk.Step step) {
            if (!inAddress.add("AdrLine 1") && !inAddress.add("AdrLine 2")) {
                refuse(step.path(), "at most two address lines are expected beside town and country");
            }
        }

        private void amount(XmlWalk.Step step, String text) {
            count++;
            scheme.currency(step, step.attributes.getOrDefault("Ccy", ""));
            try {
                BigDecimal amount = new BigDecimal(text);
                if (amount.signum() <= 0) {
                    refuse(step.path(), "an amount above zero is expected");
                }
                sum = sum.add(amount);
            } catch (NumberFormatException invalid) {
                refuse(step.path(), "a decimal number is expected");
            }
        }

        private void totals() {
            String counted = Integer.toString(count);
            if (declaredCounts.isEmpty() || !declaredCounts.stream().allMatch(counted::equals)) {
                refuse("Document/CstmrCdtTrfInitn/GrpHdr/NbOfTxs", "the number of payments is expected");
            }
            String summed = sum.toPlainString();
            if (declaredSums.isEmpty() || !declaredSums.stream().allMatch(summed::equals)) {
                refuse("Document/CstmrCdtTrfInitn/GrpHdr/CtrlSum", "the exact sum of the payments is expected");
            }
        }

        private void refuse(String path, String message) {
            faults.add(new Violation(path, message));
        }
    }
}
