package org.millioncarrots.claim;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The sentences of the pages of cases; German in {@code messages/cases_de.properties}. */
@MessageBundle("cases")
interface CasesWords {
    @Message("Cases")
    String title();

    @Message("What waits, oldest first.")
    String lead();

    @Message("For you")
    String forYou();

    @Message("For everybody")
    String everything();

    @Message("Case")
    String caseWord();

    @Message("Claimant")
    String claimant();

    @Message("Disclosures")
    String disclosures();

    @Message("Programme")
    String programme();

    @Message("Lodged through")
    String partner();

    @Message("Days")
    String days();

    @Message("Lodged")
    String lodged();

    @Message("State")
    String stateHead();

    @Message("The rules say")
    String rulesSay();

    @Message("What stands against it")
    String notes();

    @Message("For you")
    String next();

    @Message("you can act")
    String you();

    @Message("erased")
    String erased();

    @Message("Establish below who counts, or have the others registered.")
    String familyText();

    @Message("Nothing waits here for you.")
    String nothing();

    @Message("Nothing waits here.")
    String nothingAtAll();

    @Message("The next 25")
    String nextRows();

    @Message(
            "Lists of people are not given as files. Nobody’s name is on these pages; claimants are called by their pseudonym.")
    String noFile();

    @Message("on hold")
    String held();

    @Message("appeal")
    String appealed();

    @Message("rival claim")
    String rival();

    @Message("another person decides it")
    String another_DECIDE();

    @Message("another person attests it")
    String another_ATTEST();

    @Message("another person compares them")
    String another_COMPARE();

    @Message("You placed it or proposed to lift it, so another person lifts it.")
    String another_LIFT();

    @Message("so")
    String so();

    @Message("Facts")
    String facts();

    @Message("Rules")
    String rules();

    @Message("Rule")
    String rule();

    @Message("Result")
    String result();

    @Message("What was asked and found")
    String because();

    @Message("Legal basis")
    String basis();

    @Message("What the rules come to now")
    String rulesNow();

    @Message("What was decided, and on which rules")
    String rulesThen();

    @Message("Version")
    String version();

    @Message("No version of the programme is in force on the claim’s day.")
    String noVersion();

    @Message("Nothing is stated.")
    String noFacts();

    @Message("Evidence")
    String evidence();

    @Message("Who took part")
    String history();

    @Message("Holds")
    String holds();

    @Message("Nothing stops payment.")
    String noHolds();

    @Message("since")
    String since();

    @Message("Lift the hold")
    String lift();

    @Message("Propose to lift it")
    String proposeLift();

    @Message("Two people lift it.")
    String twoLift();

    @Message("One person has proposed to lift it.")
    String proposedLift();

    @Message("Stop payment")
    String place();

    @Message("Payment stops at once; the claim is not decided by it. Another person lifts the hold.")
    String placeText();

    @Message("Reason")
    String reason();

    @Message("Choose")
    String choose();

    @Message("Decide")
    String decide();

    @Message(
            "The decision must agree with the rules. What you establish here outweighs what the claim says; leave what stays as it is.")
    String decideText();

    @Message("as it is")
    String asItIs();

    @Message("Decide: eligible")
    String decideYes();

    @Message("Decide: not eligible")
    String decideNo();

    @Message("References to evidence, no names")
    String evidenceHint();

    @Message("Attest the decision?")
    String attest();

    @Message("You attest exactly what is shown. If the claim changes before you press, nothing is attested.")
    String attestText();

    @Message("Attest and grant")
    String attestYes();

    @Message("Attest the rejection")
    String attestNo();

    @Message("Send back")
    String sendBack();

    @Message("It is decided anew; this decision stays on record.")
    String sendBackText();

    @Message("Refuse")
    String refuse();

    @Message("Only where its award cannot be granted. The claim is rejected and can be appealed.")
    String refuseText();

    @Message("What an approval would grant")
    String would();

    @Message("What was granted")
    String granted();

    @Message("Benefit")
    String benefit();

    @Message("Promised")
    String promised();

    @Message("Instalments sum to")
    String scheduled();

    @Message("Instalments")
    String instalments();

    @Message("First due")
    String firstDue();

    @Message("Last due")
    String lastDue();

    @Message("Rates used")
    String rates();

    @Message("none: one currency")
    String noRates();

    @Message("published")
    String published();

    @Message("in force from")
    String inForce();

    @Message("Nothing could be granted now")
    String cannot();

    @Message("No money: what is granted is a status.")
    String noMoney();

    @Message("Other claims stand against this one")
    String rivalTitle();

    @Message("Two people compare them, and each finds that this one is right. Of rivals one is granted at most.")
    String rivalText();

    @Message("I compared them: this one is right")
    String compare();

    @Message("Somebody of the same name and birthday is registered")
    String sameTitle();

    @Message("Two people compare the two in their own files; neither decides the claim.")
    String sameText();

    @Message("I compared them: different people")
    String clear();

    @Message("A person must look at the family")
    String familyTitle();

    @Message("The claim’s day")
    String asOf();

    @Message("Paid in")
    String paidIn();
}
