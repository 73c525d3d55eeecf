package halt.checker;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * Do the arrows of docs/architecture.md hold? Between the modules Maven sees to it that no wrong
 * arrow compiles; these rules hold the finer ones, and each says why it is there.
 */
@AnalyzeClasses(packages = "halt", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  /** The far end of {@code ChildProcess}: a JVM of its own. */
  private static final String CHILD = "halt.checker.jvm.ChildLoop";

  /** That, and both sides of JPF's own virtual machine, which speak to each other by printing. */
  private static final String INSIDE_A_CHILD =
      "halt\\.checker\\.(jvm\\.ChildLoop|jpf\\.JpfGuest|jpf\\.JpfSearch)";

  @ArchTest
  static final ArchRule coreStandsAlone =
      classes()
          .that()
          .resideInAPackage("halt.core..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("halt.core..", "java..")
          .because("the core becomes C: whatever it used besides would have to become C, too");

  @ArchTest
  static final ArchRule modelUsesCoreOnly =
      noClasses()
          .that()
          .resideInAPackage("halt.model..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("halt.kernel..", "halt.checker..", "halt.seeded..")
          .because("what a run means does not depend on how it is checked or booted");

  @ArchTest
  static final ArchRule scenariosUseCoreOnly =
      classes()
          .that()
          .resideInAPackage("halt.scenario..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("halt.scenario..", "halt.core..", "java.lang..")
          .because(
              "a scenario is restricted Java: it is explored, translated and booted as it stands");

  @ArchTest
  static final ArchRule seededBugsUseCoreOnly =
      classes()
          .that()
          .resideInAPackage("halt.seeded..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("halt.seeded..", "halt.core..", "java.lang..")
          .because("a seeded bug takes the place of a method of the core, in the core's language");

  @ArchTest
  static final ArchRule kernelDoesNotKnowTheChecker =
      noClasses()
          .that()
          .resideInAPackage("halt.kernel..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("halt.checker..", "halt.seeded..")
          .because("the machine is judged by the checker and must not be built with its help");

  @ArchTest
  static final ArchRule enginesDoNotKnowEachOther =
      slices()
          .matching("halt.checker.(state|lincheck|jpf)..")
          .should()
          .notDependOnEachOther()
          .because("judges that share more than the rules are not several judges");

  @ArchTest
  static final ArchRule onlyTheListKnowsTheEngines =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "halt.checker.state..",
              "halt.checker.lincheck..",
              "halt.checker.jpf..",
              "halt.checker.jury..",
              "halt.checker.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "halt.checker.state..", "halt.checker.lincheck..", "halt.checker.jpf..")
          .because("whoever judges by engines takes them from the list");

  @ArchTest
  static final ArchRule nothingUsesTheCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackage("halt.checker.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("halt.checker.cli..")
          .because(
              "commands call libraries; a library that calls a command cannot be used without it");

  @ArchTest
  static final ArchRule noCyclesBetweenPackages =
      slices()
          .matching("halt.(**)")
          .should()
          .beFreeOfCycles()
          // Static methods have no dispatch: the contract names the build's collector in its
          // bodies.
          .ignoreDependency(
              name("halt.core.collect.Collector"),
              resideInAPackage("halt.core.collect.semispace.."))
          .because("packages in a cycle can only be understood together");

  @ArchTest
  static final ArchRule onlyTheContractKnowsTheCollector =
      noClasses()
          .that()
          .resideOutsideOfPackages("halt.core.collect.semispace..", "halt.seeded..")
          .and()
          .doNotHaveFullyQualifiedName("halt.core.collect.Collector")
          .and()
          .haveNameNotMatching("halt\\.model\\.collector\\.SemispaceModel.*")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("halt.core.collect.semispace..")
          .because(
              "another collector takes its place by an entry in a list, not by changes elsewhere");

  @ArchTest
  static final ArchRule onlyMainExits =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("halt.checker.cli.Main")
          .and()
          .doNotHaveFullyQualifiedName(CHILD)
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "halt", int.class)
          .because(
              "whoever calls a library decides when the process ends; a child JVM has nobody left"
                  + " to ask when its input has ended");

  @ArchTest
  static final ArchRule onlyTheCommandLineSpeaks =
      noClasses()
          .that(resideOutsideOfPackage("halt.checker.cli.."))
          .and()
          .haveNameNotMatching(INSIDE_A_CHILD)
          .should(ACCESS_STANDARD_STREAMS)
          .because(
              "the result on standard output may be JSON, and a progress line may be drawn; the"
                  + " streams of a child JVM are its way to the parent");

  @ArchTest
  static final ArchRule exceptionsSayWhatHappened =
      noClasses()
          .should(THROW_GENERIC_EXCEPTIONS)
          .orShould()
          .callConstructor(Error.class, String.class)
          .because("a caller must be able to tell one failure from another");
}
