/**
 * What is in an emitted C file? The part of C11 that the translator uses, as a tree of records, and
 * a printer that decides nothing but parentheses and line breaks.
 */
package halt.kernel.translate.c;
