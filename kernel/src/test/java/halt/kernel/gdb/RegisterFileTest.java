package halt.kernel.gdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Is a target description read as the GDB manual says? */
class RegisterFileTest {
  private static RegisterFile read(Map<String, String> files) throws Exception {
    return RegisterFile.read(files::get);
  }

  @Test
  void placesFollowTheOrderAndTheWidths() throws Exception {
    RegisterFile file =
        read(
            Map.of(
                "target.xml",
                "<?xml version=\"1.0\"?><!DOCTYPE target SYSTEM \"gdb-target.dtd\">"
                    + "<target><xi:include href=\"core.xml\"/>"
                    + "<feature name=\"f\"><reg name=\"v0\" bitsize=\"128\" regnum=\"40\"/>"
                    + "<reg name=\"v1\" bitsize=\"128\"/></feature></target>",
                "core.xml",
                "<feature name=\"core\"><reg name=\"x0\" bitsize=\"64\"/>"
                    + "<reg name=\"cpsr\" bitsize=\"32\"/></feature>"));
    assertThat(file.names()).containsExactly("x0", "cpsr", "v0", "v1");
    assertThat(file.named("cpsr")).isEqualTo(new RegisterFile.Register(1, 8, 4));
    assertThat(file.named("v1")).isEqualTo(new RegisterFile.Register(41, 28, 16));
    assertThatThrownBy(() -> file.named("x1")).hasMessage("the emulated CPU has no register x1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<target>",
        "no XML",
        "<target></target>",
        "<target><reg name=\"x0\"/></target>",
        "<target><reg bitsize=\"64\"/></target>",
        "<target><reg name=\"x0\" bitsize=\"many\"/></target>"
      })
  void whatIsNoDescriptionIsRefused(String text) {
    assertThatThrownBy(() -> read(Map.of("target.xml", text)))
        .isInstanceOf(GdbException.class)
        .hasMessageContaining("emulator");
  }

  @Test
  void aProcessorThatWeDoNotKnowIsRefused() {
    assertThatThrownBy(() -> CallConvention.of(Set.of("pc", "sp", "a0")))
        .isInstanceOf(GdbException.class)
        .hasMessageContaining("no target that we debug");
  }
}
