package org.millioncarrots.claim;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words for the codes on the pages of cases; German in {@code messages/caseCodes_de.properties}. */
@MessageBundle("caseCodes")
interface CaseCodes {
    @Message("To decide")
    String which_decide();

    @Message("To attest")
    String which_attest();

    @Message("On hold")
    String which_held();

    @Message("Appeals")
    String which_appeals();

    @Message("Rivals")
    String which_rivals();

    @Message("Lodged")
    String state_LODGED();

    @Message("Decided")
    String state_DECIDED();

    @Message("Attested")
    String state_ATTESTED();

    @Message("Rejected")
    String state_REJECTED();

    @Message("Withdrawn")
    String state_WITHDRAWN();

    @Message("no version is in force")
    String verdict_none();

    @Message("Eligible")
    String verdict_ELIGIBLE();

    @Message("Not eligible")
    String verdict_NOT_ELIGIBLE();

    @Message("A person must look")
    String verdict_REFER();

    @Message("Met")
    String rule_MET();

    @Message("Not met")
    String rule_NOT_MET();

    @Message("Not known")
    String rule_UNKNOWN();

    @Message("The programme is for the group")
    String rule_CATEGORY_COVERED();

    @Message("The programme is for the act")
    String rule_ACT_COVERED();

    @Message("The act was on a day that counts")
    String rule_ACT_IN_PERIOD();

    @Message("The act is confirmed")
    String rule_ACT_CONFIRMED();

    @Message("No grounds of exclusion")
    String rule_NOT_EXCLUDED();

    @Message("No match on a sanctions list")
    String rule_NO_SANCTIONS_HIT();

    @Message("The statement is given")
    String rule_TESTIMONY_GIVEN();

    @Message("A skill is recognised that is sought")
    String rule_SKILL_RECOGNISED();

    @Message("The tariff names the equipment")
    String rule_EQUIPMENT_IN_TARIFF();

    @Message("The tariff pays for equipment in its state")
    String rule_EQUIPMENT_USABLE();

    @Message("yes")
    String value_YES();

    @Message("no")
    String value_NO();

    @Message("looked for, none found")
    String value_NONE();

    @Message("suspected")
    String value_SUSPECTED();

    @Message("confirmed")
    String value_CONFIRMED();

    @Message("You registered the claimant")
    String mine_REGISTERED();

    @Message("You lodged it")
    String mine_LODGED();

    @Message("You compared it with others")
    String mine_CLEARED();

    @Message("You decided it")
    String mine_DECIDED();

    @Message("You attested it")
    String mine_ATTESTED();

    @Message("You lodged the appeal")
    String mine_APPEALED();

    @Message("You refused it")
    String mine_REFUSED();

    @Message("Match on a sanctions list")
    String hold_SANCTIONS_MATCH();

    @Message("Exclusion under article 1F")
    String hold_EXCLUSION_1F();

    @Message("Doubt about the identity")
    String hold_IDENTITY_DOUBT();

    @Message("Safety of dependants")
    String hold_SAFETY_OF_DEPENDANTS();

    @Message("Doubt about the evidence")
    String hold_EVIDENCE_DOUBT();

    @Message("Court order")
    String hold_COURT_ORDER();

    @Message("The bank may not pay")
    String hold_BANK_COMPLIANCE();

    @Message("The person has an award already")
    String refusal_PERSON_SERVED();

    @Message("An award of the group stands in the way")
    String refusal_GROUP_SERVED();

    @Message("The money is exhausted")
    String refusal_FUNDS_EXHAUSTED();

    @Message("The equipment was awarded on other facts")
    String refusal_EQUIPMENT_AWARDED();

    @Message("Bounty")
    String kind_BOUNTY();

    @Message("Stipend")
    String kind_STIPEND();

    @Message("Bounty by tariff")
    String kind_TARIFF_BOUNTY();

    @Message("Decided. Another person attests it.")
    String done_decided();

    @Message("Refused.")
    String done_refused();

    @Message("Payment is stopped.")
    String done_held();

    @Message("Done. Where two people lift a hold, another one is needed now.")
    String done_lifted();

    @Message("Recorded. Another person confirms it.")
    String done_compared();

    @Message("Confirmed. Two people have found the same.")
    String done_confirmed();

    @Message("Attested.")
    String done_attested();

    @Message("Sent back to be decided anew.")
    String done_back();

    @Message("Category")
    String fact_category();

    @Message("Act")
    String fact_act();

    @Message("Day of the act")
    String fact_actOn();

    @Message("Confirmed by")
    String fact_confirmedBy();

    @Message("Grounds of exclusion")
    String fact_exclusionGrounds();

    @Message("Match on a sanctions list")
    String fact_sanctionsHold();

    @Message("Statement given")
    String fact_testimonyGiven();

    @Message("Spouse counts")
    String fact_spouse();

    @Message("Children who count")
    String fact_children();

    @Message("Equipment")
    String fact_equipment();

    @Message("Usability")
    String fact_usability();

    @Message("Skills")
    String fact_skills();

    @Message("Registered")
    String part_REGISTERED();

    @Message("Lodged")
    String part_LODGED();

    @Message("Compared")
    String part_CLEARED();

    @Message("Decided")
    String part_DECIDED();

    @Message("Attested")
    String part_ATTESTED();

    @Message("Appealed")
    String part_APPEALED();

    @Message("Refused")
    String part_REFUSED();

    @Message("Payment stopped")
    String part_HELD();

    @Message("Hold lifted")
    String part_RELEASED();

    @Message("Change proposed")
    String part_CHANGE_PROPOSED();

    @Message("Change decided")
    String part_CHANGE_DECIDED();

    @Message("Suspended")
    String part_SUSPENDED();

    @Message("Resumed")
    String part_RESUMED();
}
