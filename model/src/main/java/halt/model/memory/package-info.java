/** In which order may a machine let its CPUs see each other's accesses? */
package halt.model.memory;
