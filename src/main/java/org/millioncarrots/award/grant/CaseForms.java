package org.millioncarrots.award.grant;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.award.grant.CasePage.Grant;
import org.millioncarrots.claim.CaseFile;
import org.millioncarrots.console.Forms;
import org.millioncarrots.console.Visit;
import org.millioncarrots.platform.language.Language;
import org.millioncarrots.platform.people.Roles;

/** To whom the page is shown, and the tokens of its forms. */
@ApplicationScoped
class CaseForms {
    private final Visit visit;
    private final Forms forms;

    CaseForms(Visit visit, Forms forms) {
        this.visit = visit;
        this.forms = forms;
    }

    CasePage page(CaseFile file, Grant grant) {
        return new CasePage(
                file,
                grant,
                visit.has(Roles.CASEWORKER),
                visit.has(Roles.APPROVER),
                visit.done(),
                language(),
                forms::token);
    }

    Language language() {
        return Language.preferred(visit.language());
    }

    String key(@Nullable String form, UUID id, String seen) {
        return forms.key(form, "attestClaim", id.toString(), seen);
    }
}
