/**
 * How does a restricted program run, one access at a time? {@link halt.model.code.Assembler} turns
 * a method and all that it calls into one flat piece of {@link halt.model.code.Code}; {@link
 * halt.model.code.Interpreter} runs it up to the next access that others can see.
 */
package halt.model.code;
