/**
 * What does a run of a scenario mean? The simulated machine: its state, what a process may do in a
 * step, what the platform may choose, and what must hold afterwards. Searches, replays and judges
 * of other machines all ask this one.
 */
package halt.model.machine;
