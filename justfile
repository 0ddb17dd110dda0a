# The everyday commands by group; bare `just` lists them. None is needed: each is a line or two that works without it.

set positional-arguments

golden_tests := 'ContractApiTest,ConfigurationDocTest,ArchitectureDocTest,CreditTransferGoldenTest'
golden_files := 'openapi docs/configuration.md docs/architecture.md src/test/resources/golden'

[private]
default:
    @{{ just_executable() }} --list --unsorted

# The service with live reload and a PostgreSQL of its own, at http://localhost:8080
[group('run')]
run *arguments:
    ./mvnw quarkus:dev "$@"

# The whole story against the running service, with its figures
[group('run')]
tour *arguments:
    bin/tour "$@"

# Invented claimants for the running service
[group('run')]
seed *arguments:
    bin/seed "$@"

# All tests
[group('test')]
verify:
    ./mvnw verify

# Some tests, such as `just test 'BankMessage*Test,IbanTest'`
[group('test')]
test NAME *arguments:
    ./mvnw -q test -Dtest="$@"

# The rules of the house: who may know whom, who writes which table, how things are said
[group('test')]
rules:
    ./mvnw -q test -Dtest='ArchitectureTest,*RulesTest,StateRulesApiTest,ArchitectureDocTest'

# What continuous integration runs
[group('test')]
ci:
    .ci/run

# Writes what the code makes and people read (contract, settings, pages, bank files), and shows the difference
[group('write')]
golden:
    ./mvnw -q test -Dtest={{ golden_tests }} -Dgolden.update=true
    git --no-pager diff --stat -- {{ golden_files }}
    git --no-pager diff -- {{ golden_files }}

# The contract alone
[group('write')]
openapi:
    ./mvnw -q test -Dtest=ContractApiTest -Dopenapi.update=true
    git --no-pager diff -- openapi

# The format of all sources and texts
[group('write')]
fmt:
    ./mvnw -q spotless:apply

# The demo jar that benches and drills run
[group('measure')]
demo-jar:
    ./mvnw -q package -DskipTests -Dquarkus.profile=demo

# A bench with its arguments, such as `just bench api-writes 3 1`; bench/README.md says which there are
[group('measure')]
bench NAME *arguments: demo-jar
    bench/"$@"
