package dev.risiti.credential;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.risiti.credential", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule RULES_ARE_PLAIN_JAVA = noClasses()
            .that()
            .haveNameMatching(
                    ".*\\.(DeviceLifecycle|DeviceCondition|DeviceEvent|InitialisationVerdict|Refusal|Grant)(\\$.*)?")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "io.quarkus..",
                    "io.smallrye..",
                    "jakarta..",
                    "java.sql..",
                    "java.net..",
                    "org.apache.kafka..",
                    "org.hibernate.."));

    @ArchTest
    static final ArchRule TINK_STAYS_IN_THE_VAULT = noClasses()
            .that()
            .resideOutsideOfPackage("..vault..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.google.crypto..");

    @ArchTest
    static final ArchRule CAPABILITIES_FORM_NO_CIRCLE =
            slices().matching("dev.risiti.credential.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_OTHER_SERVICE_IS_KNOWN = classes()
            .that()
            .resideInAPackage("dev.risiti.credential..")
            .should()
            .onlyDependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.not(resideInAnyPackage(
                    "dev.risiti.submission..", "dev.risiti.sync..", "dev.risiti.lineage..", "dev.risiti.simulator..")));
}
