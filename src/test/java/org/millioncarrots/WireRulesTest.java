package org.millioncarrots;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;
import static org.millioncarrots.House.CLASSES;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.Door;
import org.millioncarrots.platform.http.Idempotency;

/** Only resources and wire records know the wire; every act that writes goes through the door and leaves an entry. */
class WireRulesTest {
    /** The door hands on what the resource answers; the other makes files and streams of reports. */
    private static final Set<String> KNOW_HTTP = Set.of("audit.AuditedWork", "audit.Door", "report.ReportAnswer");

    /** Write nothing, or only what can be thrown away. */
    private static final Set<String> QUESTIONS =
            Set.of("EligibilityCheckResource.check", "AuditPages.find", "PayoutPages.find", "DisclosurePages.find");

    private static final Set<String> WRITING = Set.of("POST", "PUT", "DELETE", "PATCH");

    @Test
    void onlyResourcesAndWireRecordsKnowResponses() {
        assertThat(CLASSES.stream()
                        .filter(type -> !House.outermost(type).matches(".*(Resource|Pages|Response|View)"))
                        .filter(type -> type.getDirectDependenciesFromSelf().stream()
                                .anyMatch(dependency -> House.isOurs(dependency.getTargetClass())
                                        && dependency
                                                .getTargetClass()
                                                .getSimpleName()
                                                .endsWith("Response")))
                        .map(House::outermost)
                        .distinct()
                        .sorted())
                .as("return a domain value and let the resource make its response")
                .isEmpty();
    }

    @Test
    void onlyResourcesKnowHttp() {
        assertThat(CLASSES.stream()
                        .filter(type -> !House.outermost(type).matches(".*(Resource|Pages|Query)")
                                && !type.getPackageName().equals(House.ROOT + ".console")
                                && !type.getPackageName().equals(House.ROOT + ".platform.http")
                                && !type.getPackageName().equals(House.ROOT + ".platform.limit"))
                        .filter(type -> type.getDirectDependenciesFromSelf().stream()
                                .anyMatch(dependency -> dependency
                                        .getTargetClass()
                                        .getPackageName()
                                        .startsWith("jakarta.ws.rs")))
                        .map(House::outermost)
                        .distinct()
                        .sorted())
                .as("jakarta.ws.rs belongs to resources and platform.http: return a domain value, throw a Problem")
                .isSubsetOf(KNOW_HTTP);
    }

    @Test
    void everyActGoesThroughTheDoor() {
        assertThat(CLASSES.stream()
                        .filter(type -> !House.packageOf(type).equals("development"))
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.getAnnotations().stream()
                                .anyMatch(a -> WRITING.contains(a.getRawType().getSimpleName())))
                        .filter(method -> !reachesTheDoor(method))
                        .map(method -> method.getOwner().getSimpleName() + "." + method.getName())
                        .filter(name -> !QUESTIONS.contains(name)))
                .as(
                        "answer by door.once(Act…) or door.pass(…), so that the act has its transaction, its key and its audit entry")
                .isEmpty();
    }

    /** Whether it calls the door itself, in a lambda, or in another method of its class. */
    private static boolean reachesTheDoor(JavaMethod endpoint) {
        Set<JavaCodeUnit> seen = new HashSet<>();
        List<JavaCodeUnit> waiting = new java.util.ArrayList<>(List.of(endpoint));
        while (!waiting.isEmpty()) {
            JavaCodeUnit unit = waiting.removeLast();
            if (!seen.add(unit)) {
                continue;
            }
            if (unit.getMethodCallsFromSelf().stream()
                    .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Door.class))) {
                return true;
            }
            Stream.concat(
                            unit.getMethodCallsFromSelf().stream()
                                    .filter(call -> call.getTargetOwner().equals(endpoint.getOwner()))
                                    .flatMap(call -> call.getTarget().resolveMember().stream()),
                            endpoint.getOwner().getCodeUnits().stream()
                                    .filter(other -> other.getName().startsWith("lambda$" + unit.getName() + "$")))
                    .forEach(waiting::add);
        }
        return false;
    }

    @Test
    void nobodyButTheDoorKeepsKeys() {
        assertThat(CLASSES.stream()
                        .filter(type -> !type.isEquivalentTo(Idempotency.class)
                                && !House.outermost(type).equals("audit.AuditedWork"))
                        .filter(type -> type.getMethodCallsFromSelf().stream()
                                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Idempotency.class)))
                        .map(House::outermost)
                        .distinct()
                        .sorted())
                .as("an act goes through the door: door.once(Act…), which keeps the key")
                .isEmpty();
    }

    @Test
    void everyAuditActionIsWrittenSomewhere() {
        Set<String> written = new HashSet<>();
        CLASSES.stream()
                .filter(type -> !type.isEquivalentTo(AuditAction.class))
                .flatMap(type -> type.getFieldAccessesFromSelf().stream())
                .filter(access -> access.getTargetOwner().isEquivalentTo(AuditAction.class))
                .forEach(access -> written.add(access.getTarget().getName()));
        assertThat(Stream.of(AuditAction.values()).map(Enum::name).filter(name -> !written.contains(name)))
                .as("record it where the act is done, in its transaction")
                .isEmpty();
    }

    /** A field, parameter or operation that a message names is looked for in the contract by whoever reads the message. */
    @Test
    void namesInMessagesAreThoseOfTheContract() throws IOException {
        Set<String> contract = new HashSet<>();
        words("[A-Za-z]\\w*", Files.readString(java.nio.file.Path.of("openapi", "openapi.yaml")))
                .forEach(contract::add);
        assertThat(House.sources().stream().flatMap(source -> source.texts().stream()
                        .filter(WireRulesTest::isMessage)
                        .flatMap(text -> words("(?<![\\w.:/{$-])[a-z][a-z0-9]*[A-Z]\\w*", text))
                        .filter(word -> !contract.contains(word))
                        .map(word -> source.name() + ": " + word)))
                .as("call operations and fields as openapi.yaml does")
                .isEmpty();
    }

    /** What a key stands for begins with the operation's id, and so does what the log says of an act without an entry. */
    @Test
    void anActIsCalledByItsOperation() throws IOException {
        Set<String> operations = new HashSet<>();
        Pattern.compile("operationId: (\\w+)")
                .matcher(Files.readString(java.nio.file.Path.of("openapi", "openapi.yaml")))
                .results()
                .forEach(found -> operations.add(found.group(1)));
        assertThat(House.sources().stream().flatMap(source -> Pattern.compile(
                                "(?:\\bAct\\.of|\\.pass)\\(\\s*\"(\\w+)|\\bAct\\.on\\([^\";]*?,\\s*\"(\\w+)\"")
                        .matcher(source.text())
                        .results()
                        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                        .filter(name -> !operations.contains(name))
                        .map(name -> source.name() + ": " + name)))
                .as("name the act by its operationId")
                .isEmpty();
    }

    private static Stream<String> words(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map(MatchResult::group);
    }

    /** Sentences have spaces; statements have parameters, or names with underscores. */
    private static boolean isMessage(String text) {
        return text.contains(" ")
                && !Pattern.compile("\\?[0-9]|(?<!:):[a-z]|\\b[a-z]+_[a-z]+|\\bselect ")
                        .matcher(text)
                        .find();
    }

    @Test
    void transactionsBelongToUseCases() {
        noClasses()
                .that()
                .areAnnotatedWith(Path.class)
                .or()
                .areAssignableTo(PanacheRepositoryBase.class)
                .should()
                .beAnnotatedWith(Transactional.class)
                .check(CLASSES);
        noMethods()
                .that()
                .areDeclaredInClassesThat(DescribedPredicate.describe(
                        "are resources or repositories",
                        (JavaClass type) ->
                                type.isAnnotatedWith(Path.class) || type.isAssignableTo(PanacheRepositoryBase.class)))
                .should()
                .beAnnotatedWith(Transactional.class)
                .check(CLASSES);
    }

    @Test
    void everyEndpointSaysWhoMayCallIt() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Path.class)
                .and(DescribedPredicate.describe("are endpoints", method -> method.getAnnotations().stream()
                        .anyMatch(a -> Set.of("GET", "POST", "PUT", "DELETE", "PATCH")
                                .contains(a.getRawType().getSimpleName()))))
                .should()
                .beAnnotatedWith(jakarta.annotation.security.RolesAllowed.class)
                .orShould()
                .beAnnotatedWith(jakarta.annotation.security.PermitAll.class)
                .orShould()
                .beDeclaredInClassesThat()
                .areAnnotatedWith(jakarta.annotation.security.RolesAllowed.class)
                .check(CLASSES);
    }
}
