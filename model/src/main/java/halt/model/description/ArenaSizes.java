package halt.model.description;

/**
 * How large an arena does a scenario want?
 *
 * @param registers root slots of each process
 * @param atoms room in the atom table
 * @param spaceWords how many words of objects there may be at once
 * @param bufferWords words that a process claims at a time
 * @param words zeroed words of the scenario's own, behind the heap
 * @param processWords as many more of them for each process
 */
public record ArenaSizes(
    int registers, int atoms, int spaceWords, int bufferWords, int words, int processWords) {
  /** The same with room for more or fewer objects. */
  public ArenaSizes withSpaceWords(int newSpaceWords) {
    return new ArenaSizes(registers, atoms, newSpaceWords, bufferWords, words, processWords);
  }
}
