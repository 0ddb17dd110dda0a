package org.millioncarrots.bank;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.BankMessage.References;

/**
 * Gathers by what an entry names a payment: references in elements of their own, else one of our end-to-end ids in a text. Such an
 * id proves by its check digits that it is ours; nothing else of a text is kept.
 */
final class ReferencesReader {
    private final MessageCursor at;
    private final Set<String> mentioned = new LinkedHashSet<>(0);
    private @Nullable String endToEndId;
    private @Nullable UUID uetr;
    private @Nullable String instructionId;
    private @Nullable String messageId;
    private @Nullable String paymentInformationId;
    private @Nullable String servicerReference;

    ReferencesReader(MessageCursor at) {
        this.at = at;
    }

    /** Reads the element {@code Refs}. */
    void read() {
        while (at.child()) {
            switch (at.name()) {
                case "EndToEndId" -> endToEndId = reference();
                case "UETR" -> uetr = at.uuid();
                case "InstrId" -> instructionId = reference();
                case "MsgId" -> messageId = MessageCursor.inCapitals(at.reference());
                case "PmtInfId" -> paymentInformationId = MessageCursor.inCapitals(at.reference());
                case "AcctSvcrRef" -> servicerReference = at.reference();
                default -> readText();
            }
        }
    }

    /** Reads an element in which an id of ours may stand among other things. */
    void readText() {
        mentioned.addAll(at.mentions());
    }

    /** Reads a reference; some banks write what it is before it, such as {@code EREF+}. */
    @Nullable
    String reference() {
        String text = at.text();
        if (text != null) {
            mentioned.addAll(EndToEndId.in(text));
        }
        return MessageCursor.inCapitals(MessageCursor.reference(text));
    }

    /** @param above what is said of the whole entry, where it is about this payment too */
    References references(@Nullable ReferencesReader above) {
        boolean isNamed = uetr != null || isOurs(endToEndId) || isOurs(instructionId);
        String mention = isNamed ? null : mention() == null && above != null ? above.mention() : mention();
        return new References(
                mention == null ? endToEndId : mention,
                uetr,
                instructionId,
                messageId,
                paymentInformationId,
                servicerReference);
    }

    /** Texts that speak of two payments mean neither. */
    @Nullable
    String mention() {
        return mentioned.size() == 1 ? mentioned.iterator().next() : null;
    }

    private static boolean isOurs(@Nullable String reference) {
        return reference != null && EndToEndId.isOurs(reference);
    }
}
