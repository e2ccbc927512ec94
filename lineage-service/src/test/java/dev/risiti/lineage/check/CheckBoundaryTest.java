package dev.risiti.lineage.check;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class CheckBoundaryTest {

    @Test
    void theRulesKnowNothingButTheContracts() {
        JavaClasses rules = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.risiti.lineage.check");

        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.math..",
                        "java.lang..",
                        "java.time..",
                        "java.util..",
                        "org.jspecify.annotations..",
                        "dev.risiti.contracts..",
                        "dev.risiti.lineage.check..")
                .check(rules);
    }
}
