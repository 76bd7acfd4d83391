package io.waybill.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;

/** The modules do not see each other, and what decides is pure. */
@AnalyzeClasses(packages = "io.waybill", importOptions = DoNotIncludeTests.class)
class LayerTest {
    private static final String RULES = "io.waybill.rules..";
    private static final String MAPPINGS = "io.waybill.mappings..";
    private static final String DB = "io.waybill.db..";
    private static final String APP = "io.waybill.app..";

    @ArchTest
    static final ArchRule rulesSeeNoOtherModule = noClasses()
            .that()
            .resideInAPackage(RULES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(MAPPINGS, DB, APP);

    @ArchTest
    static final ArchRule mappingsSeeNoOtherModule = noClasses()
            .that()
            .resideInAPackage(MAPPINGS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(RULES, DB, APP);

    @ArchTest
    static final ArchRule theDatabaseSeesNoOtherModule = noClasses()
            .that()
            .resideInAPackage(DB)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(RULES, MAPPINGS, APP);

    @ArchTest
    static final ArchRule rulesKnowNoFrameworkDatabaseOrNetwork = noClasses()
            .that()
            .resideInAPackage(RULES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.micronaut..", "jakarta.inject..", "java.sql..", "javax.sql..", "java.net..", "java.nio.file..");

    @ArchTest
    static final ArchRule rulesKnowNoClock = noClasses()
            .that()
            .resideInAPackage(RULES)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime");

    @ArchTest
    static final ArchRule mappingsSendNothing = noClasses()
            .that()
            .resideInAPackage(MAPPINGS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micronaut..", "java.sql..", "javax.sql..", "java.net.http..");

    @ArchTest
    static final ArchRule packagesOfTheAppFormNoCycles =
            slices().matching("io.waybill.app.(*)..").should().beFreeOfCycles();
}
