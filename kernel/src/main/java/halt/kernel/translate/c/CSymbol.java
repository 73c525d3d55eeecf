package halt.kernel.translate.c;

/**
 * Which function or macro, and which header declares it?
 *
 * @param name its name in C
 */
public record CSymbol(String name, CHeader header) {}
