package halt.model.ir;

import static halt.model.ir.Broken.HERE;
import static halt.model.ir.Broken.THERE;
import static halt.model.ir.Broken.access;
import static halt.model.ir.Broken.arena;
import static halt.model.ir.Broken.assign;
import static halt.model.ir.Broken.binary;
import static halt.model.ir.Broken.block;
import static halt.model.ir.Broken.call;
import static halt.model.ir.Broken.declare;
import static halt.model.ir.Broken.doing;
import static halt.model.ir.Broken.evaluate;
import static halt.model.ir.Broken.give;
import static halt.model.ir.Broken.loop;
import static halt.model.ir.Broken.method;
import static halt.model.ir.Broken.number;
import static halt.model.ir.Broken.program;
import static halt.model.ir.Broken.read;
import static halt.model.ir.Broken.truth;
import static halt.model.ir.Broken.variable;
import static halt.model.ir.Broken.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import halt.model.ir.Complaint.Kind;
import halt.model.ir.Expression.BinaryOperator;
import halt.model.lift.HaltSources;
import halt.model.lift.Sources;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Is each thing found that may be wrong with a program, and nothing where nothing is wrong? */
class WellFormedTest {
  private static final Expression ONE = number(Type.INT, 1);
  private static final Expression WORD = number(Type.LONG, 1);
  private static final Statement BREAK = new Statement.Break(THERE);

  @ParameterizedTest
  @MethodSource("halt.model.ir.BrokenPrograms#all")
  void findsIt(BrokenPrograms.Wrong wrong) {
    List<Complaint> complaints = WellFormed.complaints(wrong.program());
    assertThat(complaints).hasSize(1);
    assertThat(complaints.get(0).kind()).isEqualTo(wrong.kind());
    assertThat(complaints.get(0).message()).contains(wrong.says());
    assertThat(complaints.get(0).position()).isEqualTo(wrong.at());
  }

  @Test
  void everyKindOfComplaintIsHere() {
    Set<Kind> tried = EnumSet.noneOf(Kind.class);
    BrokenPrograms.all().forEach(wrong -> tried.add(wrong.kind()));
    assertThat(tried).isEqualTo(EnumSet.allOf(Kind.class));
  }

  /** As javac sees it: by the constants in conditions, and whichever way control comes. */
  @Test
  void whatHasAValueWhicheverWayControlComesIsFine() {
    Expression unknown = call("p", Type.BOOLEAN);
    Local x = variable(Type.INT);
    Statement set = assign(x, ONE);
    Statement.Case one = new Statement.Case(List.of(ONE), set, HERE);
    for (Statement before :
        List.of(
            set,
            when(truth(true), set),
            new Statement.If(unknown, set, Optional.of(set), HERE),
            new Statement.If(
                unknown, set, Optional.of(new Statement.Return(Optional.empty(), HERE)), HERE),
            loop(truth(true), set, BREAK),
            loop(truth(true), when(unknown, block(set, BREAK))),
            new Statement.DoWhile(set, unknown, HERE),
            new Statement.For(List.of(set), unknown, List.of(), block(), HERE),
            new Statement.Switch(ONE, List.of(one), Optional.of(set), HERE))) {
      IrMethod f =
          method(
              "f",
              Type.VOID,
              List.of(),
              declare(x),
              before,
              declare(new Local("y", Type.INT, true), read(x)));
      assertThat(WellFormed.complaints(program(f, BrokenPrograms.helper())))
          .as(before.toString())
          .isEmpty();
    }
  }

  @Test
  void whatCannotBeReachedReadsNothing() {
    Local x = variable(Type.BOOLEAN);
    for (Expression condition :
        List.of(
            binary(BinaryOperator.AND, truth(false), read(x), Type.BOOLEAN),
            binary(BinaryOperator.OR, truth(true), read(x), Type.BOOLEAN),
            new Expression.Conditional(truth(true), truth(true), read(x), Type.BOOLEAN, HERE),
            new Expression.Conditional(truth(false), read(x), truth(true), Type.BOOLEAN, HERE))) {
      assertThat(WellFormed.complaints(doing(declare(x), when(condition, block())))).isEmpty();
    }
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    IrProgram program = doing(BREAK, evaluate(call("g", Type.VOID)), declare(variable(Type.VOID)));
    assertThat(WellFormed.complaints(program))
        .extracting(Complaint::kind)
        .containsExactly(Kind.JUMP, Kind.CALL, Kind.TYPE);
    assertThat(WellFormed.complaints(program).get(0))
        .hasToString("Here.java:7:9: JUMP: a break outside a loop");
  }

  @Test
  void haltsOwnSourcesAreWellFormed() {
    IrProgram program = Sources.lifted(HaltSources.withSeededBugs(Sources.HOME));
    assertThat(program.methods()).hasSizeGreaterThan(300);
    assertThat(WellFormed.complaints(program)).isEmpty();
  }

  @Test
  void aReplacementThatDoesNotFitIsOurOwnFault() {
    IrMethod g = method("g", Type.INT, List.of(), give(ONE));
    IrMethod wide = method("wide", Type.LONG, List.of(), give(WORD));
    IrMethod f = method("f", Type.INT, List.of(), give(call("g", Type.INT)));
    IrProgram program = program(f, g, wide, arenaTaker());
    assertThat(WellFormed.complaints(program)).isEmpty();
    assertThat(program.replacing(g.name(), g).methods()).hasSize(4);
    assertThatThrownBy(() -> program.replacing(g.name(), wide))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "putting A.wide in the place of A.g gave a program that is not well-formed:\n"
                + "Here.java:7:9: CALL: A.g gives long, not int");
    assertThatThrownBy(() -> program.replacing(g.name(), f)).hasMessageContaining("RECURSION");
  }

  private static IrMethod arenaTaker() {
    return method(
        "h",
        Type.VOID,
        List.of(arena()),
        evaluate(access(ArenaOperation.GET_ACQUIRE, Type.LONG, number(Type.OFFSET, 8))));
  }
}
