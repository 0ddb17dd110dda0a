package org.millioncarrots.claim;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What has been done to a claim since somebody looked at it; German in {@code messages/changedCase_de.properties}. */
@MessageBundle("changedCase")
interface ChangedCaseWords {
    @Message("What has changed since {moment}, when you looked")
    String changedSince(String moment);

    @Message("it stands now at")
    String standsNow();

    @Message(
            "No person has done anything to the claim itself: what it rests on has changed. Look at the whole of it again.")
    String notRecorded();

    @Message("""
            {#switch action}\
            {#case 'CLAIM_LODGED'}lodged\
            {#case 'CLAIM_DECIDED'}decided\
            {#case 'CLAIM_ATTESTED'}attested\
            {#case 'CLAIM_SENT_BACK'}sent back to be decided anew\
            {#case 'CLAIM_HELD'}payment stopped\
            {#case 'CLAIM_RELEASED'}hold lifted\
            {#case 'CLAIM_RELEASE_PROPOSED'}lifting of a hold proposed\
            {#case 'CLAIM_RELEASE_ASKED'}lifting of a hold asked for\
            {#case 'CLAIM_APPEALED'}appealed against\
            {#case 'CLAIM_WITHDRAWN'}withdrawn\
            {#case 'CLAIM_REFUSED'}refused\
            {#else}{action}{/switch}""")
    String step(String action);
}
