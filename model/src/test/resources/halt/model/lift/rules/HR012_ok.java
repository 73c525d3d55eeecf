import halt.core.host.Arena;
import halt.core.role.AtomRef;
import halt.core.role.Converts;
import halt.core.role.Cpu;
import halt.core.role.Offset;
import halt.core.role.Process;
import halt.core.role.Ref;
import halt.core.role.Size;
import halt.core.role.Value;

final class HR012_ok {
  private HR012_ok() {}

  static final @Value long NIL = 0;
  static final @Offset long FIRST = 8;

  static @Offset long arithmetic(@Ref long object, @AtomRef long atom, @Size long words, int index) {
    @Offset long field = object + 1 + index;
    field += words;
    @Size long distance = field - object;
    distance = distance * 2 + words / 2 + index - (atom - FIRST);
    boolean ordered = field < atom && field != FIRST && distance >= 3 && object != 5 + FIRST;
    return ordered ? field - distance : object;
  }

  static @Value long takesTheReadersRole(Arena arena, @AtomRef long atom, @Value long expected) {
    @Value long found = arena.getVolatile(atom);
    boolean same = arena.getAcquire(atom) == expected;
    @Ref long object = arena.getPlain(FIRST);
    return same ? NIL : arena.getPlain(object);
  }

  static @Size long counts(Arena arena, int processes, long words) {
    @Size long all = processes * words;
    long number = all;
    return number + (int) all < arena.size() ? all : 5;
  }

  static @Cpu int numbered(Arena arena, @Process int process, int number, @Cpu int cpu) {
    @Process int next = process + 1;
    next++;
    next = (int) arena.getPlain(FIRST + next);
    int plain = process;
    @Cpu int other = plain + number;
    boolean same = process == next && cpu != 0 && cpu < other;
    return same ? other : 3;
  }

  @Converts(reason = "each process runs on the CPU of its number")
  static @Cpu int cpuOf(@Process int process) {
    return process;
  }

  @Converts(reason = "each process runs on the CPU of its number")
  static @Cpu int chosen(@Process int process, @Cpu int cpu, boolean own) {
    @Cpu int other = own ? process : cpu;
    return process == cpu ? other : -process;
  }

  static int shifts(int number, @Size long count, long mask) {
    return number << count ^ number >>> 33L ^ (int) (mask >> count);
  }

  @Converts(reason = "an object's tag is zero, so the offset is only shifted")
  static @Value long object(@Ref long reference) {
    return reference << 3 | 0;
  }

  static void storesAnyRole(Arena arena, @Offset long at, @Value long word, @Ref long object) {
    arena.setPlain(at, word);
    arena.setRelease(at + 1, object);
    arena.compareAndSet(at, word, NIL);
    arena.setVolatile(at, at);
  }
}
