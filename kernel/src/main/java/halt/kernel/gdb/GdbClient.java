package halt.kernel.gdb;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How are stopped CPUs looked at, and how are some of them let run? A client of the remote serial
 * protocol as QEMU speaks it: all CPUs stand still except between {@link #resume} and the stop that
 * {@link #awaitStop} gives. Every answer is waited for within a limit.
 */
public final class GdbClient implements AutoCloseable {
  /** An emulator whose CPUs stand still answers within milliseconds, on a busy host in a second. */
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(20);

  /** QEMU's packets have room for 4096 characters. */
  private static final int CHUNK = 1024;

  private final SocketChannel channel;
  private final Selector selector;
  private final ByteBuffer received = ByteBuffer.allocate(1 << 14).limit(0);
  private RegisterFile registers;
  private CallConvention convention;
  private String selected = "";
  private boolean acknowledges = true;
  private long deadline;

  private GdbClient(SocketChannel channel, Selector selector) {
    this.channel = channel;
    this.selector = selector;
  }

  /** Why the machine stands still. */
  public sealed interface Stop permits Stopped, Ended {}

  /** A CPU met a breakpoint, made its one step, or was interrupted. */
  public record Stopped(String thread) implements Stop {}

  /** The emulator has ended. */
  public record Ended() implements Stop {}

  /** Connects to an emulator that listens at a socket of this path. */
  static GdbClient connect(Path socket) throws IOException, InterruptedException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    Selector selector = null;
    try {
      channel.connect(UnixDomainSocketAddress.of(socket));
      channel.configureBlocking(false);
      selector = Selector.open();
      channel.register(selector, SelectionKey.OP_READ);
      GdbClient client = new GdbClient(channel, selector);
      client.greet();
      return client;
    } catch (IOException | InterruptedException | RuntimeException e) {
      if (selector != null) {
        selector.close();
      }
      channel.close();
      throw e;
    }
  }

  private void greet() throws IOException, InterruptedException {
    String features = ask("qSupported:multiprocess+;xmlRegisters=i386;vContSupported+");
    if (!features.contains("qXfer:features:read+")) {
      throw new GdbException("the emulator describes no registers: " + features);
    }
    // Older emulators (QEMU 7.2) go on wanting a + for each packet, and drop what comes before it.
    acknowledges = !ask("QStartNoAckMode").equals("OK");
    registers = RegisterFile.read(this::annex);
    convention = CallConvention.of(registers.names());
  }

  private String annex(String name) throws IOException, InterruptedException {
    StringBuilder text = new StringBuilder();
    while (true) {
      String part =
          ask(
              "qXfer:features:read:"
                  + name
                  + ":"
                  + Integer.toHexString(text.length())
                  + ","
                  + Integer.toHexString(CHUNK));
      if (!part.startsWith("m") && !part.startsWith("l")) {
        throw new GdbException("the emulator does not give " + name + ": \"" + part + "\"");
      }
      text.append(part.substring(1));
      if (part.startsWith("l")) {
        return text.toString();
      }
    }
  }

  // The machine as it stands.

  /** Every CPU, in the emulator's order. */
  public List<String> threads() throws IOException, InterruptedException {
    List<String> threads = new ArrayList<>();
    String answer = ask("qfThreadInfo");
    while (answer.startsWith("m")) {
      threads.addAll(List.of(answer.substring(1).split(",")));
      answer = ask("qsThreadInfo");
    }
    if (!answer.equals("l") || threads.isEmpty()) {
      throw new GdbException("expected the list of CPUs, found \"" + answer + "\"");
    }
    return threads;
  }

  /** A CPU's registers. */
  public Cpu cpu(String thread) throws IOException, InterruptedException {
    select(thread);
    byte[] bytes = bytes(ask("g"));
    Map<String, Long> contents = new HashMap<>();
    for (String name : registers.names()) {
      RegisterFile.Register place = registers.named(name);
      if (place.bytes() > Long.BYTES || place.offset() + place.bytes() > bytes.length) {
        continue; // wide ones are of no use here, and what `g` leaves out has to be asked for
        // singly
      }
      contents.put(name, littleEndian(bytes, place.offset(), place.bytes()));
    }
    Cpu cpu = new Cpu(thread, convention, contents);
    cpu.register(convention.programCounter());
    cpu.register(convention.stackPointer());
    return cpu;
  }

  /** Changes a register of a CPU. */
  public void write(String thread, String register, long content)
      throws IOException, InterruptedException {
    select(thread);
    RegisterFile.Register place = registers.named(register);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < place.bytes(); i++) {
      text.append(String.format("%02x", content >>> 8 * i & 0xFF));
    }
    expectOk("P" + Integer.toHexString(place.number()) + "=" + text);
  }

  /** At a function's first instruction: where it will return to. */
  public long returnAddress(Cpu cpu) throws IOException, InterruptedException {
    return convention.returnsByStack()
        ? readWords(cpu.thread(), cpu.stack(), 1)[0]
        : cpu.register(convention.link());
  }

  /**
   * Returns from a function with this result, as if it had run.
   *
   * @param cpu at the function's first instruction
   */
  public void returnFrom(Cpu cpu, long result) throws IOException, InterruptedException {
    long to = returnAddress(cpu);
    write(cpu.thread(), convention.result(), result);
    if (convention.returnsByStack()) {
      write(cpu.thread(), convention.stackPointer(), cpu.stack() + Long.BYTES);
    }
    write(cpu.thread(), convention.programCounter(), to);
  }

  /**
   * Leaves a function from wherever in it, or in what it calls, the CPU is now. What it has written
   * to memory stays written, but above its frame.
   *
   * @param entry the CPU when it was at the function's first instruction
   */
  public void abandon(Cpu entry) throws IOException, InterruptedException {
    for (String each : convention.general()) {
      write(entry.thread(), each, entry.register(each));
    }
    returnFrom(entry, 0);
  }

  /** Reads 64-bit words as a CPU sees them. */
  public long[] readWords(String thread, long address, int count)
      throws IOException, InterruptedException {
    select(thread);
    long[] words = new long[count];
    int perChunk = CHUNK / Long.BYTES;
    for (int from = 0; from < count; from += perChunk) {
      int some = Math.min(perChunk, count - from);
      long at = address + (long) from * Long.BYTES;
      String answer =
          ask("m" + Long.toHexString(at) + "," + Integer.toHexString(some * Long.BYTES));
      if (answer.length() != some * Long.BYTES * 2) {
        throw new GdbException(
            String.format(
                "%d bytes at 0x%x cannot be read: \"%s\"", some * Long.BYTES, at, answer));
      }
      byte[] bytes = bytes(answer);
      for (int i = 0; i < some; i++) {
        words[from + i] = littleEndian(bytes, i * Long.BYTES, Long.BYTES);
      }
    }
    return words;
  }

  /**
   * Writes four bytes at a physical address, as one access: to memory, or to a register of a
   * device.
   */
  public void writePhysical(long address, int content) throws IOException, InterruptedException {
    expectOk("Qqemu.PhyMemMode:1");
    expectOk(String.format("M%x,%x:%08x", address, Integer.BYTES, Integer.reverseBytes(content)));
    expectOk("Qqemu.PhyMemMode:0");
  }

  /** Makes every CPU that is about to execute this address stop. */
  public void insertBreakpoint(long address) throws IOException, InterruptedException {
    expectOk("Z0," + Long.toHexString(address) + ",1");
  }

  /** Takes one back. */
  public void removeBreakpoint(long address) throws IOException, InterruptedException {
    expectOk("z0," + Long.toHexString(address) + ",1");
  }

  // The machine as it runs.

  /**
   * Executes one instruction of one CPU, also one with a breakpoint; the others stand still.
   *
   * <p>QEMU now and then reports the step before it was made, so it is made until the CPU is
   * elsewhere. An instruction that jumps to itself never is: that is given up.
   *
   * @return the CPU afterwards
   */
  public Cpu step(Cpu before) throws IOException, InterruptedException {
    Cpu after = before;
    for (int tries = 0; tries < 100; tries++) {
      send("vCont;s:" + before.thread());
      if (awaitStop(ANSWER_LIMIT).filter(Stopped.class::isInstance).isEmpty()) {
        throw new GdbException("the machine ended, or did not stop, within one instruction");
      }
      after = cpu(before.thread());
      if (after.pc() != before.pc()) {
        return after;
      }
    }
    throw new GdbException(
        String.format("CPU %s does not get past 0x%x", before.thread(), before.pc()));
  }

  /** Lets some CPUs run; the others stand still. */
  public void resume(List<String> threads) throws IOException, InterruptedException {
    StringBuilder packet = new StringBuilder("vCont");
    threads.forEach(thread -> packet.append(";c:").append(thread));
    send(packet.toString());
  }

  /**
   * Waits until the machine stands still again.
   *
   * @return empty if it still runs after the limit
   */
  public Optional<Stop> awaitStop(Duration limit) throws IOException, InterruptedException {
    deadline = System.nanoTime() + limit.toNanos();
    do { // the emulator's + for the packet that let the machine run is no stop
      if (!received.hasRemaining() && !fill()) {
        return Optional.empty();
      }
    } while (received.get(received.position()) == '+' && received.get() == '+');
    String answer = receive(ANSWER_LIMIT);
    if (answer.startsWith("W") || answer.startsWith("X")) {
      return Optional.of(new Ended());
    }
    int thread = answer.indexOf("thread:");
    if (!answer.startsWith("T") || thread < 0) {
      throw new GdbException("expected that a CPU stops, found \"" + answer + "\"");
    }
    int end = answer.indexOf(';', thread);
    int start = thread + "thread:".length();
    return Optional.of(
        new Stopped(end < 0 ? answer.substring(start) : answer.substring(start, end)));
  }

  /** Stops a machine that runs. */
  public Stop interrupt() throws IOException, InterruptedException {
    write(new byte[] {3});
    return awaitStop(ANSWER_LIMIT)
        .orElseThrow(() -> new GdbException("the emulator does not stop its CPUs"));
  }

  /** Takes all breakpoints back and lets every CPU run, now and for ever. */
  public void letGo() throws IOException, InterruptedException {
    expectOk("D;1");
  }

  // Packets.

  private void select(String thread) throws IOException, InterruptedException {
    if (!selected.equals(thread)) {
      expectOk("Hg" + thread);
      selected = thread;
    }
  }

  private void expectOk(String request) throws IOException, InterruptedException {
    String answer = ask(request);
    if (!answer.equals("OK")) {
      throw new GdbException("the emulator answers " + request + " with \"" + answer + "\"");
    }
  }

  private String ask(String request) throws IOException, InterruptedException {
    send(request);
    return receive(ANSWER_LIMIT);
  }

  private void send(String request) throws GdbException {
    write(Packets.encode(request));
  }

  private void write(byte[] packet) throws GdbException {
    ByteBuffer bytes = ByteBuffer.wrap(packet);
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException gone) {
      throw closed();
    }
  }

  private static GdbException closed() {
    return new GdbException("the emulator has closed the debugger's connection");
  }

  private String receive(Duration limit) throws IOException, InterruptedException {
    deadline = System.nanoTime() + limit.toNanos();
    String data = Packets.read(this::next);
    if (acknowledges) {
      try {
        write(new byte[] {'+'});
      } catch (GdbException gone) {
        // It has said what it had to say; who asks it more will hear that it is gone.
      }
    }
    return data;
  }

  private int next() throws GdbException, InterruptedException {
    if (!received.hasRemaining() && !fill()) {
      throw new GdbException("the emulator does not answer its debugger");
    }
    return received.get() & 0xFF;
  }

  /** Waits for bytes until the deadline; false if none came. */
  private boolean fill() throws GdbException, InterruptedException {
    received.clear();
    int count = 0;
    try {
      while (count == 0) {
        count = channel.read(received);
        if (count == 0) {
          long left = deadline - System.nanoTime();
          if (left <= 0) {
            break;
          }
          selector.select(Math.max(1, left / 1_000_000));
          selector.selectedKeys().clear();
          if (Thread.interrupted()) {
            throw new InterruptedException();
          }
        }
      }
    } catch (IOException broken) {
      count = -1;
    } finally {
      received.flip();
    }
    if (count < 0) {
      throw closed();
    }
    return count > 0;
  }

  private static byte[] bytes(String hex) throws GdbException {
    byte[] bytes = new byte[hex.length() / 2];
    for (int i = 0; i < bytes.length; i++) {
      int high = Character.digit(hex.charAt(2 * i), 16);
      int low = Character.digit(hex.charAt(2 * i + 1), 16);
      // QEMU gives 'x' for what it does not have; nothing that we ask for is such.
      if ((high < 0 || low < 0) && hex.charAt(2 * i) != 'x') {
        throw new GdbException("expected hexadecimal digits, found \"" + hex + "\"");
      }
      bytes[i] = (byte) (Math.max(high, 0) << 4 | Math.max(low, 0));
    }
    return bytes;
  }

  private static long littleEndian(byte[] bytes, int offset, int count) {
    long value = 0;
    for (int i = count - 1; i >= 0; i--) {
      value = value << 8 | bytes[offset + i] & 0xFF;
    }
    return value;
  }

  @Override
  public void close() throws IOException {
    selector.close();
    channel.close();
  }
}
