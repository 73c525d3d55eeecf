package halt.model.machine;

/** One scheduling decision: a process, and how its choices fall. */
public record Decision(int process, Choices choices) {}
