package halt.model.machine;

import halt.core.value.Header;
import halt.core.value.Word;
import halt.model.arena.ArenaMap;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * How many words do the objects take that can be reached? Trusts the arena; {@link HeapGraph} asks
 * whether it may be trusted.
 */
public final class LiveWords {
  private LiveWords() {}

  /** From the atoms and the registers on. */
  public static long of(ArenaMap map, long[] words) {
    Deque<Integer> slots = new ArrayDeque<>();
    for (int cell = map.atoms; cell < map.heap.start; cell++) {
      slots.push(cell);
    }
    for (int process = 0; process < map.processes; process++) {
      for (int index = 0; index < map.registers; index++) {
        slots.push(map.register(process, index));
      }
    }
    long live = 0;
    Set<Integer> reached = new HashSet<>();
    while (!slots.isEmpty()) {
      long value = words[slots.pop()];
      if (!Word.isObject(value) || value == Word.NIL) {
        continue;
      }
      int object = (int) Word.reference(value);
      if (reached.add(object)) {
        long header = words[object];
        live += Header.WORDS + Header.length(header);
        int fields = (int) Header.fields(header);
        for (int field = object + 1; field <= object + fields; field++) {
          slots.push(field);
        }
      }
    }
    return live;
  }
}
