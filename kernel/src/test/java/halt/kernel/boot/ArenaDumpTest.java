package halt.kernel.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Is an arena that comes over the serial line read as it was, or not at all? */
class ArenaDumpTest {
  /** As kernel/src/main/c/monitor/dump.c prints it. */
  private static List<String> lines(List<Long> words) {
    List<String> lines = new ArrayList<>(List.of("dump begin " + words.size()));
    CRC32 all = new CRC32();
    for (int offset = 0; offset < words.size(); offset += 4) {
      CRC32 sum = new CRC32();
      add(sum, offset);
      StringBuilder line = new StringBuilder("dump " + offset);
      for (long word : words.subList(offset, Math.min(offset + 4, words.size()))) {
        add(sum, word);
        add(all, word);
        line.append(String.format(Locale.ROOT, " %016x", word));
      }
      lines.add(line + String.format(Locale.ROOT, " %08x", sum.getValue()));
    }
    lines.add(String.format(Locale.ROOT, "dump end %d %08x", words.size(), all.getValue()));
    return lines;
  }

  private static void add(CRC32 sum, long word) {
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      sum.update((int) (word >>> shift) & 0xff);
    }
  }

  /** What the reader made of the lines, without those that are only part of something. */
  private static List<ArenaDump.Heard> read(List<String> lines) {
    ArenaDump.Reader reader = new ArenaDump.Reader();
    return lines.stream()
        .map(reader::take)
        .filter(heard -> !(heard instanceof ArenaDump.Part))
        .toList();
  }

  /** What dump.c printed on both targets, once: so the checksums are the kernel's, not ours. */
  @Test
  void whatAMachineSentIsRead() {
    List<ArenaDump.Heard> heard =
        read(
            List.of(
                "dump begin 6",
                "dump 0 48414c5400000001 0000000000000002 0000000000000004 000000000000001a 3d3128b4",
                "dump 4 0000000000000000 0000000000000000 " + sumOfTwoZerosAtFour(),
                "dump end 6 " + sumOfAll()));
    assertThat(heard).hasSize(1).first().isInstanceOf(ArenaDump.Whole.class);
    ArenaDump dump = ((ArenaDump.Whole) heard.get(0)).dump();
    assertThat(dump.words()).containsExactly(0x48414c5400000001L, 2, 4, 0x1a, 0, 0);
    assertThat(dump.bytes()).hasSize(48).startsWith(1, 0, 0, 0, 0x54, 0x4c, 0x41, 0x48, 2, 0);
  }

  private static String sumOfTwoZerosAtFour() {
    CRC32 sum = new CRC32();
    add(sum, 4);
    add(sum, 0);
    add(sum, 0);
    return String.format(Locale.ROOT, "%08x", sum.getValue());
  }

  private static String sumOfAll() {
    CRC32 sum = new CRC32();
    for (long word : new long[] {0x48414c5400000001L, 2, 4, 0x1a, 0, 0}) {
      add(sum, word);
    }
    return String.format(Locale.ROOT, "%08x", sum.getValue());
  }

  @Property(tries = 100, seed = "1")
  void whatIsSentIsRead(@ForAll @Size(max = 13) List<Long> words) {
    List<ArenaDump.Heard> heard = read(lines(words));
    assertThat(heard).hasSize(1).first().isInstanceOf(ArenaDump.Whole.class);
    assertThat(((ArenaDump.Whole) heard.get(0)).dump().words())
        .containsExactly(words.stream().mapToLong(Long::longValue).toArray());
  }

  /** One other character anywhere: a whole dump never comes of it. */
  @Property(tries = 500, seed = "1")
  void aDamagedCharacterIsNoticed(
      @ForAll @Size(min = 1, max = 9) List<Long> words,
      @ForAll @IntRange(max = 1000) int place,
      @ForAll @CharRange(from = ' ', to = '~') char other) {
    List<String> lines = new ArrayList<>(lines(words));
    int at = place % lines.size();
    String line = lines.get(at);
    int character = place % line.length();
    String changed = line.substring(0, character) + other + line.substring(character + 1);
    if (changed.equals(line)) {
      return;
    }
    lines.set(at, changed);
    assertThat(read(lines)).noneMatch(ArenaDump.Whole.class::isInstance);
  }

  @Property(tries = 100, seed = "1")
  void aLineThatIsLostOrDoubledIsNoticed(
      @ForAll @Size(min = 1, max = 13) List<Long> words,
      @ForAll @IntRange(max = 1000) int place,
      @ForAll boolean lost) {
    List<String> lines = new ArrayList<>(lines(words));
    int at = 1 + place % (lines.size() - 1);
    if (lost) {
      lines.remove(at);
    } else if (at < lines.size() - 1) {
      lines.add(at, lines.get(at));
    } else {
      return; // after the last line the dump is over, and one more "dump end" is no part of it
    }
    assertThat(read(lines)).noneMatch(ArenaDump.Whole.class::isInstance);
  }

  @Test
  void whatElseStandsOnTheLineIsNoDump() {
    assertThat(
            read(List.of("dump", "halt> dump begin 4", "dump begin", "dump 0 1", "dump end 0 0")))
        .hasOnlyElementsOfType(ArenaDump.Other.class);
    assertThat(read(List.of("dump begin 9999999999")))
        .hasOnlyElementsOfType(ArenaDump.Damaged.class);
  }

  @Test
  void aPanicWithinADumpIsNotSwallowed() {
    List<String> lines = new ArrayList<>(lines(List.of(1L, 2L, 3L, 4L, 5L)).subList(0, 2));
    lines.add("# halt panic on cpu 1: something");
    assertThat(read(lines))
        .containsExactly(
            new ArenaDump.Damaged("after 4 of 5 words came: # halt panic on cpu 1: something"));
  }
}
