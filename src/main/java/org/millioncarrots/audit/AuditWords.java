package org.millioncarrots.audit;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the audit log; German in {@code messages/audit_de.properties}. */
@MessageBundle("audit")
interface AuditWords {
    @Message("Audit log")
    String title();

    @Message("What people did, in order. Nobody’s name is in the details.")
    String lead();

    @Message("Check the chain")
    String verify();

    @Message("Subject")
    String subject();

    @Message("Nothing was recorded for what you chose.")
    String nothing();

    @Message("Nothing is recorded here.")
    String nothingYet();

    @Message("No.")
    String number();

    @Message("When")
    String at();

    @Message("What was done")
    String action();

    /**
     * In English an action's own name in lower-case letters is what it says.
     *
     * @param action that name
     */
    @Message("{#if code}{action}{/if}")
    String did(String code, String action);

    @Message(
            "entry {entry}: {#switch code}{#case 'MISSING'}it is missing{#case 'CUT_OFF'}the log ends before its head{#case 'OUT_OF_ORDER'}it does not follow the one before{#case 'CHANGED'}it was changed{#case 'FORGED'}its signature is not ours{#case 'UNSIGNED'}it is not signed{#case 'SIGNED_FROM_MOVED'}the beginning of the signed entries was moved{#case 'PAST_HEAD'}it lies behind the head{#case 'OTHER_THAN_ANCHORED'}it differs from the anchor outside{#else}{code}{/switch}")
    String fault(String entry, String code);

    @Message("By whom")
    String person();

    @Message("Partner")
    String partner();

    @Message("Details")
    String details();

    @Message("Hash begins")
    String hash();

    @Message("Walked along all entries on")
    String walked();

    @Message("The chain is whole: every entry is unchanged")
    String whole();

    @Message("The chain is broken")
    String broken();

    @Message("Entries")
    String entries();

    @Message("Hash of the last entry")
    String head();

    @Message("Keep this hash outside the service: it proves later that nothing before it was changed.")
    String keep();
}
