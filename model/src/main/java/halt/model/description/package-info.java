/** Which scenarios are there, and what do they need? */
package halt.model.description;
