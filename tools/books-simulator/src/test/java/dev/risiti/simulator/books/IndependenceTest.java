package dev.risiti.simulator.books;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The simulator judges the services, so it shares no code with them. */
@AnalyzeClasses(packages = "dev.risiti", importOptions = ImportOption.DoNotIncludeTests.class)
final class IndependenceTest {
    @ArchTest
    static final ArchRule USES_NOTHING_OF_RISITI_BUT_ITSELF = noClasses()
            .should()
            .dependOnClassesThat(
                    resideInAPackage("dev.risiti..").and(not(resideInAPackage("dev.risiti.simulator.books.."))));

    @ArchTest
    static final ArchRule RULES_NEED_NO_FRAMEWORK = noClasses()
            .that()
            .resideInAnyPackage("..rules..", "..query..", "..entity..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "io.vertx..", "jakarta..");

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CYCLE =
            slices().matching("dev.risiti.simulator.books.(*)..").should().beFreeOfCycles();
}
