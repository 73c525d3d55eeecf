/**
 * What does it take to have another collector? The smallest there is: it hands out memory, never
 * finds any again, and promises nothing. All that HALT knows of it is in this package and one line
 * of the list of collectors.
 */
package halt.neverfrees;
