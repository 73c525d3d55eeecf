/**
 * What do processes do together, and what must then hold? Scenarios in restricted Java: each is
 * explored, translated and booted from this one text.
 */
package halt.scenario;
