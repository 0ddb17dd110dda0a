package org.millioncarrots.claimant.disclosure;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages of disclosures; German in {@code messages/disclosures_de.properties}. */
@MessageBundle("disclosures")
interface DisclosureWords {
    @Message("Disclosures")
    String title();

    @Message("What waits for a second person, or to be read, oldest first.")
    String lead();

    @Message("Disclosures of")
    String ofClaimant();

    @Message(
            "No page shows who a claimant is. One person proposes a disclosure, another approves it within {time}; whoever proposed it then reads the identity by the API only, once, within {time} of the approval.")
    String rule(String time);

    @Message("Nothing waits.")
    String nothing();

    @Message("Nobody has proposed to read this identity.")
    String nothingOf();

    @Message("Next")
    String nextRows();

    @Message("The newest hundred are shown; the audit log has all.")
    String fullOf();

    @Message("Claimant")
    String claimant();

    @Message("erased")
    String erased();

    @Message("The identity is erased: nothing can be disclosed any more.")
    String erasedText();

    @Message("Purpose")
    String purpose();

    @Message("File number")
    String reference();

    @Message("State")
    String stateHead();

    @Message("Proposed by")
    String proposedBy();

    @Message("Proposed")
    String proposedAt();

    @Message("Approved by")
    String approvedBy();

    @Message("Approved")
    String approvedAt();

    @Message("Until")
    String until();

    @Message("Read")
    String readAt();

    @Message("Next")
    String next();

    @Message("Waits for approval")
    String state_PROPOSED();

    @Message("Approved, not read")
    String state_APPROVED();

    @Message("Read")
    String state_READ();

    @Message("Lapsed")
    String state_EXPIRED();

    @Message("A court or an authority orders it")
    String purpose_LEGAL_ORDER();

    @Message("A bank or a finance office asks about a payment")
    String purpose_PAYMENT_INQUIRY();

    @Message("Two people must be told apart")
    String purpose_IDENTITY_CHECK();

    @Message("Somebody is in danger and must be reached")
    String purpose_PROTECTION();

    @Message("The claimant asks what is kept")
    String purpose_SUBJECT_ACCESS();

    @Message("An auditor takes a sample")
    String purpose_AUDIT();

    @Message("You proposed it, so another person approves it.")
    String next_another();

    @Message("You may approve it.")
    String next_approve();

    @Message("You read it by the API, once.")
    String next_read();

    @Message("Whoever proposed it reads it by the API, once.")
    String next_reader();

    @Message(
            "{person} wants to read the identity of {claimant}. Purpose: {purpose}. File number {reference}. Approve it only if you know the file.")
    String approveText(String person, String claimant, String purpose, String reference);

    @Message("Approve {reference}")
    String approve(String reference);

    @Message("Propose a disclosure")
    String proposeTitle();

    @Message(
            "Another person approves it. The file number is that of your own records; nothing of the person belongs in it.")
    String proposeText();

    @Message("Choose")
    String choose();

    @Message("Propose")
    String propose();

    @Message("Claimant’s id")
    String find();

    @Message("All that wait")
    String all();

    @Message("Proposed. Another person approves it.")
    String done_proposed();

    @Message("Approved. Whoever proposed it reads the identity by the API, once.")
    String done_approved();

    @Message("There is no file of this list: it is about people.")
    String noFile();
}
