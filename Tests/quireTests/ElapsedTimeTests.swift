import Testing

@testable import quire

@Suite struct ElapsedTimeTests {
  @Test(arguments: [
    (0.0, "0.0 ms"), (0.0012, "1.2 ms"), (0.0999, "99.9 ms"), (0.09996, "100 ms"), (0.25, "250 ms"),
    (0.9996, "1.0 s"), (9.94, "9.9 s"), (42, "42 s"), (59.6, "1 min"), (185, "3 min 5 s"),
    (3599.6, "1 h"), (7800, "2 h 10 min"), (1e30, "> 100 days"), (.infinity, "?"), (.nan, "?"),
    (-1, "?"),
  ]) func saysDurations(seconds: Double, text: String) {
    #expect(ElapsedTime.text(seconds) == text)
  }

  @Test(arguments: [
    (0.0, "0 s"), (0.01, "1 s"), (1.2, "2 s"), (59.1, "1 min"), (180.2, "3 min 1 s"), (.nan, "?"),
  ]) func roundsWhatIsLeftUp(seconds: Double, text: String) {
    #expect(ElapsedTime.whole(seconds) == text)
  }
}
