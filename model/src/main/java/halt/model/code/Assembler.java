package halt.model.code;

import halt.model.code.Frame.Operand;
import halt.model.ir.IrMethod;
import halt.model.ir.IrProgram;
import halt.model.ir.Local;
import halt.model.ir.MethodName;
import halt.model.ir.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * How does a structured method become flat code? Calls are inlined, and what is constant in the
 * inlined copy is evaluated here: a parameter with a constant argument, an effectively final local
 * with a constant value, a branch on a constant. So one interpreter instruction is left for each
 * thing that must happen at run time, and each process has code made for its own CPU number.
 *
 * <p>Each copy of a method is a {@link Frame}; {@link StatementAssembler} and {@link
 * ExpressionAssembler} fill it.
 */
public final class Assembler {
  private Assembler() {}

  /** Before which accesses does the interpreter stop? */
  public enum Granularity {
    /** Before those with ordering: what the discipline of ownership makes enough. */
    ORDERED_ACCESSES,
    /** Before plain ones, too: each has a fence before it. For holding the other against it. */
    ALL_ACCESSES
  }

  /**
   * Flat code of a method.
   *
   * @param fixed values for the first parameters after the arena, built into the code; the others
   *     are arguments of {@link Code#newSlots}
   * @throws IllegalArgumentException if the program has no such method
   */
  public static Code assemble(IrProgram program, MethodName name, long... fixed) {
    return assemble(program, name, Granularity.ORDERED_ACCESSES, fixed);
  }

  /** As {@link #assemble(IrProgram, MethodName, long...)}, with other stops. */
  public static Code assemble(
      IrProgram program, MethodName name, Granularity granularity, long... fixed) {
    IrMethod method = program.method(name);
    CodeBuilder code = new CodeBuilder();
    Frame frame = new Frame(program, granularity, code, method);
    List<Integer> parameters = new ArrayList<>();
    int index = 0;
    for (Local parameter : method.parameters()) {
      if (parameter.type() == Type.ARENA) {
        continue;
      }
      if (index < fixed.length) {
        frame.put(parameter, new Operand.Known(fixed[index]));
      } else {
        int slot = code.newSlot();
        parameters.add(slot);
        frame.put(parameter, new Operand.Slot(slot));
      }
      index++;
    }
    int result = code.newSlot();
    frame.assemble(result);
    frame.emit(method.position(), Opcode.END, 0, result, 0, 0);
    return code.build(parameters);
  }
}
