package dev.risiti.submission;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

@AnalyzeClasses(packages = "dev.risiti.submission", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule RULES_ARE_PLAIN_JAVA = noClasses()
            .that()
            .haveNameMatching(
                    ".*\\.(Admission|Resolver|SaleLines|TaxRates|BackOff|Stream|DocumentState|AttemptState|WakeKey)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..",
                    "io.smallrye..",
                    "jakarta..",
                    "java.sql..",
                    "java.net..",
                    "org.apache.kafka..",
                    "org.jdbi..");

    @ArchTest
    static final ArchRule CAPABILITIES_FORM_NO_CIRCLE =
            slices().matching("dev.risiti.submission.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_THE_ENGINE_CALLS_KRA = noClasses()
            .that()
            .resideOutsideOfPackages("..submission.engine..", "..submission.kra..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..submission.kra..");

    @ArchTest
    static final ArchRule NO_OTHER_SERVICE_IS_KNOWN = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.risiti.sync..", "dev.risiti.lineage..", "dev.risiti.simulator..");

    @ArchTest
    static final ArchRule TIME_COMES_FROM_THE_CLOCK_OR_THE_DATABASE =
            noClasses().should().callMethod(Instant.class, "now");
}
