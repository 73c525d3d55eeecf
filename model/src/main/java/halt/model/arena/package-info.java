/**
 * What lies where in the arena, and who may touch it plainly? Shared by all engines: it is the
 * reason why none of them needs a scheduling point at a plain access.
 */
package halt.model.arena;
