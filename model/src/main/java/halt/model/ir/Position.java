package halt.model.ir;

/**
 * Where in the source?
 *
 * @param file the path as the lifter was given it, relative to the repository where it lies inside
 * @param line from 1
 * @param column from 1
 */
public record Position(String file, int line, int column) {
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
