package halt.kernel.gdb;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where are a function's arguments, its result and its return address, when it has just been
 * called? One row for each processor that we debug, known by its registers.
 */
public enum CallConvention {
  /** System V ABI, AMD64 supplement, 3.2.3: the return address is on the stack. */
  X86_64(
      "rip",
      "rsp",
      "rax",
      "",
      List.of("rdi", "rsi", "rdx", "rcx", "r8", "r9"),
      List.of("rax", "rbx", "rbp", "rsp", "r10", "r11", "r12", "r13", "r14", "r15")),

  /** AAPCS64, 6.8: the return address is in the link register. */
  ARM64(
      "pc",
      "sp",
      "x0",
      "x30",
      List.of("x0", "x1", "x2", "x3", "x4", "x5", "x6", "x7"),
      Stream.concat(Stream.of("sp"), IntStream.rangeClosed(8, 30).mapToObj(i -> "x" + i)).toList());

  private final String programCounter;
  private final String stackPointer;
  private final String result;
  private final String link;
  private final List<String> arguments;
  private final List<String> others;

  CallConvention(
      String programCounter,
      String stackPointer,
      String result,
      String link,
      List<String> arguments,
      List<String> others) {
    this.programCounter = programCounter;
    this.stackPointer = stackPointer;
    this.result = result;
    this.link = link;
    this.arguments = arguments;
    this.others = others;
  }

  /**
   * The convention of the processor with these registers.
   *
   * @throws GdbException if it is none of ours
   */
  static CallConvention of(Set<String> registers) throws GdbException {
    return Arrays.stream(values())
        .filter(each -> registers.contains(each.programCounter))
        .filter(each -> registers.containsAll(each.arguments))
        .findFirst()
        .orElseThrow(
            () ->
                new GdbException(
                    "the emulated CPU has the registers of no target that we debug: " + registers));
  }

  /** The register that holds the address of the next instruction. */
  public String programCounter() {
    return programCounter;
  }

  String stackPointer() {
    return stackPointer;
  }

  String result() {
    return result;
  }

  boolean returnsByStack() {
    return link.isEmpty();
  }

  String link() {
    return link;
  }

  /** Every register that code computes with, the program counter left out. */
  List<String> general() {
    return Stream.concat(arguments.stream(), others.stream()).toList();
  }

  String argument(int index) {
    return arguments.get(index);
  }
}
