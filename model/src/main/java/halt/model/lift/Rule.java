package halt.model.lift;

/**
 * Which rules make Java restricted? Each constant is one rule, with a page {@code
 * docs/rules/<id>.md} that says why it is there and how to keep it.
 */
public enum Rule {
  HR000("the source compiles", "correct what javac refuses"),
  HR001("no object creation", "keep the state in words of the arena"),
  HR002("no arrays", "keep the elements in consecutive words of the arena"),
  HR003(
      "only int, long and boolean",
      "use int, long or boolean; a long says its role by an annotation of halt.core.role"),
  HR004("no exceptions", "return a value that says what went wrong, such as Word.WRONG_KIND"),
  HR005(
      "no lambdas, nested classes or generics",
      "write a static method; choose between methods by an int and a switch"),
  HR006(
      "a final class of static methods",
      "make it a final class with a private empty constructor and only static members"),
  HR007(
      "no mutable statics",
      "make it a static final constant of int, long or boolean, or a word of the arena"),
  HR008("no recursion", "write a loop; keep pending work in words of the arena"),
  HR009("no two of one name", "give it a name of its own"),
  HR010(
      "effects in a defined order",
      "compute one of them into a local variable first, in the order that is meant"),
  HR011(
      "divisors are constants other than 0 and -1",
      "divide by a literal or a named constant, or shift"),
  HR012(
      "words keep their roles",
      "declare the variable with the role that it has, or convert in a method marked @Converts"),
  HR013(
      "calls stay inside",
      "call only methods of lifted classes, of Arena and of Platform; lift the class too if it is restricted"),
  HR014(
      "plain control flow",
      "use if, while, do, for, or an arrow-form switch statement over an int"),
  HR015("an assignment is a statement", "make the assignment a statement of its own"),
  HR016(
      "the arena is handed on",
      "take the arena as the first parameter and pass that parameter on as it is"),
  HR017("types are written out", "write the type and its role instead of var"),
  HR018("parameters are not assigned", "copy the parameter to a local variable and assign that"),
  HR019(
      "a scenario has a set-up, processes and a check",
      "write setup, process and check as docs/rules/HR019.md has them"),
  HR020(
      "a scenario has a plain name and possible sizes",
      "name it by letters, digits, '-', '+', '.' and '_', and give it a title of one line"),
  HR021(
      "nothing is nested too deeply",
      "compute parts into local variables, or move them into methods of their own"),
  HR022(
      "a scenario is small enough to be explored",
      "write loops instead of copies, and let methods call each other less often");

  private final String title;
  private final String fix;

  Rule(String title, String fix) {
    this.title = title;
    this.fix = fix;
  }

  /** Such as {@code HR012}. */
  public String id() {
    return name();
  }

  /** What holds where the rule is kept. */
  public String title() {
    return title;
  }

  /** What to do about a breach, where the place of the breach suggests nothing better. */
  public String fix() {
    return fix;
  }

  /** The rule's page, relative to the repository. */
  public String page() {
    return "docs/rules/" + id() + ".md";
  }
}
