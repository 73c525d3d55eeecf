package halt.kernel.boot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What does the table say of a program that we call? The resource {@code tools}, which the launcher
 * reads, too, so that both mean the same programs at the same versions.
 */
final class ToolTable {
  private static final Map<String, Tool> TOOLS = read();

  private ToolTable() {}

  /**
   * The program of this name.
   *
   * @throws IllegalArgumentException if the table has none
   */
  static Tool tool(String program) {
    Tool tool = TOOLS.get(program);
    if (tool == null) {
      throw new IllegalArgumentException("the table of tools has no " + program);
    }
    return tool;
  }

  private static Map<String, Tool> read() {
    try (InputStream table = ToolTable.class.getResourceAsStream("tools")) {
      return parse(new String(table.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The programs in the lines of a table. */
  static Map<String, Tool> parse(List<String> lines) {
    Map<String, Tool> tools = new LinkedHashMap<>();
    for (String line : lines) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] words = line.strip().split("\\s+");
      if (words.length < 4) {
        throw new IllegalArgumentException("the table of tools says too little: " + line);
      }
      List<String> names = Arrays.asList(words).subList(3, words.length);
      tools.put(words[0], new Tool(names, new Versions(words[1]), words[2]));
    }
    return Map.copyOf(tools);
  }
}
