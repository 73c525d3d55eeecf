package halt.checker.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import halt.model.machine.Choice;

/** What would be in the file of a trace if it had been written before traces were data? */
public final class OldTraces {
  private static final JsonMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();

  private OldTraces() {}

  /**
   * The text of the file.
   *
   * @param run or what was read from such a file
   */
  public static String text(Trace run) throws JsonProcessingException {
    Trace told = run.format() == Format1.NUMBER ? run : Format1.told(run);
    return JSON.writeValueAsString(
        new Format1.Kept(
            1,
            told.scenario(),
            told.bug(),
            told.model(),
            told.scope(),
            told.spaceWords(),
            told.property(),
            told.message(),
            told.shortest(),
            told.steps().stream().map(OldTraces::step).toList()));
  }

  private static Format1.KeptStep step(Trace.Step step) {
    return new Format1.KeptStep(
        step.process(),
        step.choices().stream().map(Choice::taken).toList(),
        step.actions().stream().map(OldTraces::action).toList());
  }

  private static Format1.KeptAction action(Trace.Action action) {
    Deed.Told told = (Deed.Told) action.did();
    Trace.Frame place = action.place();
    return new Format1.KeptAction(
        told.kind(),
        told.visible(),
        place.file(),
        place.line(),
        place.method(),
        action.source(),
        told.text());
  }
}
