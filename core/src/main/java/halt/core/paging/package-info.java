/**
 * Which memory is whose, and who may reach it where? Frames of physical memory, the page tables
 * that are made of them, and how a change of a table reaches every CPU, in restricted Java. On a
 * machine the arena of these classes is physical memory itself, so the same text that the explorer
 * runs in a few words builds the tables that the MMU walks.
 */
package halt.core.paging;
