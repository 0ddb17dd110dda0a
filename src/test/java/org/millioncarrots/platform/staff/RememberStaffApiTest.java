package org.millioncarrots.platform.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.PaidPeople;

@QuarkusTest
class RememberStaffApiTest {
    @Inject
    PaidPeople people;

    @Test
    void theLastNameIsShownAndWhoeverNeverSignedInIsCalledByTheirSubject() throws SQLException {
        people.run("delete from staff where subject = 'policy2'");
        assertThat(signIn("policy2", " ")).isEqualTo("policy2");
        assertThat(signIn("policy2", "Zoë O'Neil-Čapek")).isEqualTo("Zoë O'Neil-Čapek");
        assertThat(signIn("policy2", " Анна Келлер ")).isEqualTo("Анна Келлер");
        people.run("delete from staff where subject = 'policy2'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<b>Anna</b>", "Anna\nKeller", "\u202Eanna", "{inject:config}"})
    void aNameThatCouldPlayTricksOnAPageIsNotKept(String name) throws SQLException {
        people.run("delete from staff where subject = 'auditor'");
        assertThat(signIn("auditor", name)).isEqualTo("auditor");
    }

    @Test
    void nobodyElsesNameIsKept() throws SQLException {
        assertThat(signIn("partner", "Partner Person")).isEqualTo("partner");
        assertThat(people.count("select count(*) from staff where subject = 'partner'"))
                .isZero();
    }

    private static String signIn(String user, String name) {
        return Api.as(user)
                .queryParam("name", name)
                .get("/test/sign-in")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
