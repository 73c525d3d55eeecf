package halt.model.ir;

/** What kind of thing is a variable or a result? Java's own kinds, and the roles of a long. */
public enum Type {
  /** No result. */
  VOID("void", false),
  BOOLEAN("boolean", false),
  INT("int", false),
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
}
