package halt.checker.jvm;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** How are lines read from whoever may never end one? */
final class CutLines {
  private CutLines() {}

  /** The next line, of which more than so many characters are passed over. */
  static Optional<String> next(Reader reader, int longest) throws IOException {
    StringBuilder line = new StringBuilder();
    int next = reader.read();
    if (next < 0) {
      return Optional.empty();
    }
    for (; next >= 0 && next != '\n'; next = reader.read()) {
      if (line.length() < longest) {
        line.append((char) next);
      }
    }
    return Optional.of(line.toString());
  }
}
