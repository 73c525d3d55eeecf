/** What must hold, and what says that it does not? */
package halt.model.property;
