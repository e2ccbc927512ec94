package dev.risiti.oscu;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.risiti.oscu", importOptions = ImportOption.DoNotIncludeTests.class)
class BoundariesTest {
    @ArchTest
    static final ArchRule ONLY_THE_HTTP_EDGE_KNOWS_THE_FRAMEWORK = noClasses()
            .that()
            .resideOutsideOfPackage("dev.risiti.oscu.http")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "io.vertx..", "io.smallrye..", "jakarta..", "dev.risiti.oscu.http");

    @ArchTest
    static final ArchRule ONLY_ONE_PACKAGE_KNOWS_THE_TIME_ZONE = noClasses()
            .that()
            .resideOutsideOfPackage("dev.risiti.oscu.time")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.ZoneId");

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CYCLES =
            slices().matching("dev.risiti.oscu.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ARITHMETIC_STANDS_ALONE = noClasses()
            .that()
            .resideInAnyPackage("dev.risiti.oscu.amounts", "dev.risiti.oscu.item", "dev.risiti.oscu.time")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.fasterxml..", "dev.risiti.oscu.wire", "dev.risiti.oscu.outcome", "dev.risiti.oscu.call");
}
