package halt.kernel.translate.c;

import java.util.List;
import java.util.Optional;

/**
 * A C file.
 *
 * @param path relative to the folder of emitted files
 * @param guard the include guard's macro, for a header
 * @param includes groups of headers, in order
 */
public record CFile(
    String path,
    CComment comment,
    Optional<String> guard,
    List<List<CHeader>> includes,
    List<CItem> items) {
  public CFile {
    includes = includes.stream().map(List::copyOf).toList();
    items = List.copyOf(items);
  }
}
