/**
 * What is a value? Words with their tags, the headers of objects, and the kinds of object that
 * there are. A value never changes once it is published.
 */
package halt.core.value;
