package dev.risiti.sync;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.risiti", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule DEPENDS_ON_NO_OTHER_SERVICE = noClasses()
            .that()
            .resideInAPackage("dev.risiti.sync..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.risiti.submission..",
                    "dev.risiti.lineage..",
                    "dev.risiti.simulator..",
                    "dev.risiti.credential.device..",
                    "dev.risiti.credential.vault..");

    @ArchTest
    static final ArchRule MAPPING_RUNS_WITHOUT_QUARKUS_KAFKA_SQL_AND_HTTP = noClasses()
            .that()
            .resideInAPackage("dev.risiti.sync.mapping..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..", "jakarta..", "org.apache.kafka..", "java.sql..", "java.net..", "io.smallrye..");
}
