package dev.risiti.simulator.oscu;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** A referee that shared code with a player would share its mistakes. */
@AnalyzeClasses(packages = "dev.risiti.simulator.oscu", importOptions = ImportOption.DoNotIncludeTests.class)
class IndependenceTest {
    @ArchTest
    static final ArchRule usesNothingOfTheSystemItJudges = noClasses()
            .should()
            .dependOnClassesThat(
                    resideInAPackage("dev.risiti..").and(resideOutsideOfPackage("dev.risiti.simulator.oscu..")));

    @ArchTest
    static final ArchRule keepsTheRulesFreeOfFrameworks = noClasses()
            .that()
            .resideInAnyPackage(
                    "..rule..",
                    "..registry..",
                    "..call..",
                    "..ledger..",
                    "..fault..",
                    "..signature..",
                    "..feed..",
                    "..app..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "io.vertx..", "jakarta..");
}
