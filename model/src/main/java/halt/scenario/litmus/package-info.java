/**
 * In which order do other CPUs see what one CPU does? The classic shapes of the literature on
 * memory models, each with the access modes that the discipline of the core allows.
 */
package halt.scenario.litmus;
