package halt.kernel.translate.c;

import java.util.List;
import java.util.Optional;

/** What stands at the top level of a C file? */
public sealed interface CItem {
  /** A macro for a constant. */
  record Define(Optional<CComment> comment, String name, CExpression value) implements CItem {}

  /** A declaration of a function that is defined elsewhere or further below. */
  record Prototype(Optional<CComment> comment, CSignature signature) implements CItem {}

  /**
   * A function's definition.
   *
   * @param line where it is in the Java source, if that is to be said
   */
  record Function(
      Optional<CComment> comment,
      CSignature signature,
      Optional<CStatement.Line> line,
      CStatement.Block body)
      implements CItem {}

  /** A constant of a plain type. */
  record Variable(Optional<CComment> comment, CType type, String name, CExpression value)
      implements CItem {}

  /** A constant array of structs, each given by its fields. */
  record Table(Optional<CComment> comment, String type, String name, List<List<Field>> rows)
      implements CItem {
    public Table {
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /** A struct's field and its value. */
  record Field(String name, CExpression value) {}

  /** Who may call a function, and where is it? */
  enum Linkage {
    EXTERN(""),
    STATIC("static "),
    /** Private in Java and never called: kept, and said to be meant so. */
    STATIC_UNUSED("static __attribute__((unused)) "),
    STATIC_INLINE("static inline ");

    private final String spelling;

    Linkage(String spelling) {
      this.spelling = spelling;
    }

    public String spelling() {
      return spelling;
    }
  }

  /** All of a function but its body. */
  record CSignature(Linkage linkage, CType result, String name, List<CParameter> parameters) {
    public CSignature {
      parameters = List.copyOf(parameters);
    }
  }

  record CParameter(CType type, String name) {}
}
