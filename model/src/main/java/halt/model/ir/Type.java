package halt.model.ir;

/** What kind of thing is a variable or a result? Java's own kinds, and the roles of numbers. */
public enum Type {
  /** No result. */
  VOID("void", false),
  BOOLEAN("boolean", false),
  /** A plain 32-bit number. */
  INT("int", false),
  PROCESS("@Process int", false),
  CPU("@Cpu int", false),
  /** A plain 64-bit number. */
  LONG("long", true),
  VALUE("@Value long", true),
  REF("@Ref long", true),
  ATOM_REF("@AtomRef long", true),
  SIZE("@Size long", true),
  OFFSET("@Offset long", true),
  /** The arena itself: a parameter that is handed on, never stored. */
  ARENA("Arena", false);

  private final String source;
  private final boolean word;

  Type(String source, boolean word) {
    this.source = source;
    this.word = word;
  }

  /** How restricted Java spells it. */
  public String source() {
    return source;
  }

  /** Whether it is a 64-bit word, with or without a role. */
  public boolean isWord() {
    return word;
  }

  /** Whether it is a 32-bit number, with or without a role. */
  public boolean isInt() {
    return this == INT || this == PROCESS || this == CPU;
  }

  /** Whether it says more than Java does: what the number stands for. */
  public boolean isRole() {
    return this != plain();
  }

  /** Java's own type. */
  public Type plain() {
    if (isInt()) {
      return INT;
    }
    return word ? LONG : this;
  }
}
