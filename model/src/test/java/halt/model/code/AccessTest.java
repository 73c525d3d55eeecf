package halt.model.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import halt.model.ir.AccessMode;
import halt.model.ir.ArenaOperation;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What does an access say of itself? */
class AccessTest {
  private static final OptionalLong NOTHING = OptionalLong.empty();

  @Test
  void aLoadWritesNothing() {
    Access load = new Access(ArenaOperation.GET_ACQUIRE, List.of(8L));
    assertThat(load.mode()).isEqualTo(AccessMode.ACQUIRE);
    assertThat(load.place()).hasValue(8);
    assertThat(load.expected()).isEmpty();
    assertThat(load.written(OptionalLong.of(1))).isEmpty();
  }

  @Test
  void aStoreWritesItsWordWhateverIsThere() {
    Access store = new Access(ArenaOperation.SET_RELEASE, List.of(8L, 5L));
    assertThat(store.expected()).isEmpty();
    assertThat(store.written(NOTHING)).hasValue(5);
    assertThat(store.written(OptionalLong.of(1))).hasValue(5);
  }

  @ParameterizedTest
  @EnumSource(names = {"COMPARE_AND_SET", "COMPARE_AND_EXCHANGE"})
  void aCompareAndSetWritesIfItFindsWhatItExpects(ArenaOperation operation) {
    Access update = new Access(operation, List.of(8L, 5L, 6L));
    assertThat(update.expected()).hasValue(5);
    assertThat(update.written(OptionalLong.of(5))).hasValue(6);
    assertThat(update.written(OptionalLong.of(6))).isEmpty();
    assertThat(update.written(NOTHING)).isEmpty();
  }

  @Test
  void anAdditionWritesTheSum() {
    Access update = new Access(ArenaOperation.GET_AND_ADD, List.of(8L, 5L));
    assertThat(update.expected()).isEmpty();
    assertThat(update.written(OptionalLong.of(Long.MAX_VALUE))).hasValue(Long.MAX_VALUE + 5);
    assertThat(update.written(NOTHING)).isEmpty();
  }

  @Test
  void aFenceIsNowhere() {
    Access fence = new Access(ArenaOperation.FULL_FENCE, List.of());
    assertThat(fence.place()).isEmpty();
    assertThat(fence.expected()).isEmpty();
    assertThat(fence.written(NOTHING)).isEmpty();
  }

  @Test
  void takesWhatItsOperationTakes() {
    assertThatThrownBy(() -> new Access(ArenaOperation.SET_RELEASE, List.of(8L)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("setRelease takes 2 arguments, not [8]");
  }
}
