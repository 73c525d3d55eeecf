package halt.model.ir;

/**
 * A parameter or a local variable. Compared by identity: two variables of one name in two blocks of
 * a method are two locals.
 */
public final class Local {
  private final String name;
  private final Type type;
  private final boolean effectivelyFinal;

  /**
   * A variable.
   *
   * @param name as in the source
   * @param type its Java kind and role
   * @param effectivelyFinal whether it is assigned only where it is declared
   */
  public Local(String name, Type type, boolean effectivelyFinal) {
    this.name = name;
    this.type = type;
    this.effectivelyFinal = effectivelyFinal;
  }

  public String name() {
    return name;
  }

  public Type type() {
    return type;
  }

  public boolean effectivelyFinal() {
    return effectivelyFinal;
  }

  @Override
  public String toString() {
    return name;
  }
}
