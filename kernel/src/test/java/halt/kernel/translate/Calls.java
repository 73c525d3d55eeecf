package halt.kernel.translate;

import static org.assertj.core.api.Assertions.assertThat;

import halt.model.ir.IrProgram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What do translated functions give in C? One program calls all of them with all arguments, under
 * the undefined-behaviour sanitizer, because a compiler's start is slow.
 */
final class Calls {
  private Calls() {}

  /**
   * The results, all rows of the first function first.
   *
   * @param header declares the functions, each {@code (int, int, long, long, boolean)} to long
   * @param rows an argument for each of the five parameters
   */
  static List<String> inC(
      Path scratch, IrProgram program, String header, List<String> functions, List<long[]> rows) {
    HostCompiler compiler = HostCompiler.withSanitizersOrSkip();
    Path emitted = scratch.resolve("emitted");
    Translator.write(Translator.translate(program, Translator.Options.PLAIN), emitted);
    Path driver = scratch.resolve("main.c");
    HostCompiler.write(driver, driver(header, functions, rows));
    List<Path> sources = new ArrayList<>(HostCompiler.sources(emitted));
    sources.add(driver);
    List<String> options = new ArrayList<>(HostCompiler.STRICT);
    options.addAll(HostCompiler.SANITIZED);
    // The tests compare a thing with itself, or an int with what no int is; a person does not.
    options.add("-Wno-tautological-compare");
    options.add("-Wno-tautological-constant-out-of-range-compare");
    options.add("-I" + Repository.headers());
    options.add("-I" + emitted);
    Path executable = compiler.build(scratch.resolve("calls"), sources, options);
    HostCompiler.Outcome outcome =
        HostCompiler.execute(List.of(executable.toString()), Optional.empty());
    String end = outcome.output().substring(Math.max(0, outcome.output().length() - 2000));
    assertThat(outcome.status()).as(end).isZero();
    return outcome.output().lines().toList();
  }

  private static String driver(String header, List<String> functions, List<long[]> rows) {
    StringBuilder driver = new StringBuilder();
    driver.append("#include <inttypes.h>\n#include <stdio.h>\n\n");
    driver.append("#include \"").append(header).append("\"\n\n");
    driver.append("struct row { int32_t a; int32_t b; int64_t x; int64_t y; bool p; };\n");
    driver.append("static const struct row rows[] = {\n");
    for (long[] row : rows) {
      driver.append("  {");
      for (long number : row) {
        driver.append(number == Long.MIN_VALUE ? "INT64_MIN, " : "INT64_C(" + number + "), ");
      }
      driver.append("},\n");
    }
    driver.append("};\nstatic int64_t (*const functions[])");
    driver.append("(int32_t, int32_t, int64_t, int64_t, bool) = {\n");
    functions.forEach(function -> driver.append("  ").append(function).append(",\n"));
    driver.append("};\nint main(void) {\n");
    driver.append("  for (size_t f = 0; f < sizeof functions / sizeof *functions; f++) {\n");
    driver.append("    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {\n");
    driver.append("      const struct row *row = &rows[r];\n");
    driver.append("      printf(\"%\" PRId64 \"\\n\", functions[f](row->a, row->b, row->x,");
    driver.append(" row->y, row->p));\n    }\n  }\n  return 0;\n}\n");
    return driver.toString();
  }
}
