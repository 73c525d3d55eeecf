package halt.kernel.translate.c;

import java.util.Optional;

/** What type has a C variable or result? The few that restricted Java needs. */
public enum CType {
  VOID("void", Optional.empty()),
  BOOL("bool", Optional.of(CHeader.BOOL)),
  INT("int32_t", Optional.of(CHeader.INTEGER)),
  PROCESS("halt_process", Optional.of(CHeader.WORD)),
  CPU("halt_cpu", Optional.of(CHeader.WORD)),
  LONG("int64_t", Optional.of(CHeader.INTEGER)),
  VALUE("halt_value", Optional.of(CHeader.WORD)),
  REF("halt_ref", Optional.of(CHeader.WORD)),
  ATOM("halt_atom", Optional.of(CHeader.WORD)),
  SIZE("halt_size", Optional.of(CHeader.WORD)),
  OFFSET("halt_offset", Optional.of(CHeader.WORD)),
  ARENA("Arena *", Optional.of(CHeader.ARENA));

  private final String spelling;
  private final Optional<CHeader> header;

  CType(String spelling, Optional<CHeader> header) {
    this.spelling = spelling;
    this.header = header;
  }

  /** How C spells it. */
  public String spelling() {
    return spelling;
  }

  /** The header that defines it, unless the language does. */
  public Optional<CHeader> header() {
    return header;
  }

  /** A declaration of a name with this type, such as {@code halt_process process}. */
  public String declare(String name) {
    return spelling.endsWith("*") ? spelling + name : spelling + " " + name;
  }
}
