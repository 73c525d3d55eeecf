package halt.checker.steer;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How did the machine make an access?
 *
 * @param pc the address of the first instruction that belongs to it
 * @param place the same as a function and a distance
 * @param operation the method of {@code Arena}
 * @param instruction the one that reaches memory, as a disassembler writes it, if it was found
 * @param offset the word's, from the arena's base; -1 of a fence
 * @param found the word that was there, as the CPU's registers have it; of a store, as memory had
 * @param written the word that was stored, if one was
 */
public record MachineAccess(
    long pc,
    String place,
    String operation,
    Optional<String> instruction,
    long offset,
    OptionalLong found,
    OptionalLong written) {}
