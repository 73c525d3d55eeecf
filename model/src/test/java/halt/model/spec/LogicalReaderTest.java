package halt.model.spec;

import static org.assertj.core.api.Assertions.assertThat;

import halt.core.Layout;
import halt.core.atom.Atom;
import halt.core.collect.Heap;
import halt.core.host.Arena;
import halt.core.value.Header;
import halt.core.value.Tuple;
import halt.core.value.Word;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Reads a hand-made arena: words 13 and 14 are the cells of two atoms, 15 is free, objects start at
 * 16.
 */
class LogicalReaderTest {
  private final long[] words = new long[64];
  private final LogicalReader reader =
      new LogicalReader(offset -> words[(int) offset], words.length);

  private static final long PAIR = Header.of(Header.KIND_TUPLE, 2);

  LogicalReaderTest() {
    layOut(words);
  }

  private static void layOut(long[] words) {
    words[(int) Layout.ATOMS] = 13;
    words[(int) Layout.ATOM_NEXT] = 15;
    words[(int) Layout.HEAP] = 16;
  }

  @Test
  void readsWordsThatAreTheirOwnValue() {
    assertRead(Word.NIL, "nil");
    assertRead(Word.fixnum(-3), "-3");
    assertRead(Word.fixnum(Word.MIN_FIXNUM), Long.toString(Word.MIN_FIXNUM));
    assertRead(Word.TRUE, "true");
    assertRead(Word.FALSE, "false");
    assertRead(Word.NEEDS_COLLECTION, "!needs-collection");
    assertRead(Word.OUT_OF_MEMORY, "!out-of-memory");
    assertRead(Word.WRONG_KIND, "!wrong-kind");
    assertRead(Word.OUT_OF_RANGE, "!out-of-range");
    assertRead(Word.OUT_OF_ATOMS, "!out-of-atoms");
    assertRead(Word.atom(14), "@1");
  }

  @Test
  void readsNestedTuplesAndForgetsSharing() {
    object(16, PAIR, Word.fixnum(1), Word.object(20));
    object(20, PAIR, Word.atom(13), Word.NIL);
    object(24, PAIR, Word.object(16), Word.object(16));
    object(28, Header.of(Header.KIND_TUPLE, 0), 0, 0);
    assertRead(Word.object(24), "[[1 [@0 nil]] [1 [@0 nil]]]");
    assertRead(Word.object(28), "[]");
  }

  @Test
  void wordsThatStandForNothingSayWhy() {
    object(16, PAIR, Word.fixnum(1), Word.fixnum(2));
    object(20, Header.forwarding(40), 0, 0);
    object(24, Header.of(2, 2), 0, 0);
    object(28, Header.of(Header.KIND_TUPLE, 1000), 0, 0);
    object(32, PAIR, Word.object(20), Word.fixnum(7));
    assertRead(Word.atom(15), "?no-atom:7a");
    assertRead(Word.atom(12), "?no-atom:62");
    assertRead(7 << 3 | Word.TAG_SPECIAL, "?unknown-constant:3b");
    assertRead(-1L << 3 | Word.TAG_SPECIAL, "?unknown-constant:fffffffffffffffb");
    assertRead(Header.forwarding(2), "?forwarding-pointer:17");
    assertRead(5, "?unknown-tag:5");
    assertRead(Word.object(64), "?outside-heap:200");
    assertRead(Word.object(15), "?outside-heap:78");
    assertRead(PAIR, "?header:20e");
    assertRead(-8, "?outside-heap:fffffffffffffff8");
    assertRead(Word.object(20), "?forwarded-object:a0");
    assertRead(Word.object(24), "?no-object:c0");
    assertRead(Word.object(28), "?longer-than-arena:e0");
    assertRead(Word.object(63), "?no-object:1f8");
    assertRead(Word.object(32), "[?forwarded-object:a0 7]");
  }

  @Test
  void cyclesEnd() {
    object(16, PAIR, Word.fixnum(1), Word.object(20));
    object(20, PAIR, Word.object(16), Word.object(20));
    assertRead(Word.object(16), "[1 [?cycle:80 ?cycle:a0]]");
  }

  @Test
  void aListAsLongAsALargeArenaIsRead() {
    long[] large = new long[300_000];
    layOut(large);
    for (int offset = 18; offset + 3 < large.length; offset += 3) {
      large[offset] = PAIR;
      large[offset + 1] = Word.fixnum(offset);
      large[offset + 2] = offset + 6 < large.length ? Word.object(offset + 3) : Word.NIL;
    }
    LogicalReader deep = new LogicalReader(o -> large[(int) o], large.length);
    LogicalValue.Tuple first = (LogicalValue.Tuple) deep.read(Word.object(18));
    assertThat(first.fields().get(0)).isEqualTo(LogicalValue.fixnum(18));
  }

  @Test
  void readsWhatTheCoreHasBuilt() {
    Arena arena = new Arena(Heap.words(1, 1, 4, 24));
    assertThat(Heap.initialise(arena, 1, 1, 4, 24, 6)).isTrue();
    long inner = Tuple.pair(arena, 0, Word.fixnum(1), Word.TRUE);
    long first = Atom.create(arena, Tuple.pair(arena, 0, inner, Word.NIL));
    Atom.create(arena, Word.atom(Atom.cell(first)));
    LogicalReader ofCore = new LogicalReader(arena::getPlain, arena.size());
    assertThat(ofCore.atoms())
        .isEqualTo(
            new SpecState(List.of(LogicalValue.parse("[[1 true] nil]"), LogicalValue.atom(0))));
  }

  private void object(int offset, long header, long first, long second) {
    words[offset] = header;
    words[offset + 1] = first;
    words[offset + 2] = second;
  }

  private void assertRead(long word, String printed) {
    assertThat(reader.read(word)).hasToString(printed);
  }
}
