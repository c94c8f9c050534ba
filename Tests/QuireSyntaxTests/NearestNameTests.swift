import QuireSyntax
import Testing

struct NearestNameTests {
  private static let known = [
    "activation", "Dense", "Dropout", "Flatten", "np", "plt", "reshape", "train", "x_train",
    "x_test", "loss",
    "losses", "e", "ValueError", "TypeError",
  ]

  @Test(arguments: [
    ("activaton", "activation"), ("acitvation", "activation"), ("Dens", "Dense"),
    ("dense", "Dense"),
    ("DENSE", "Dense"), ("Faltten", "Flatten"), ("xtrain", "x_train"), ("x_trian", "x_train"),
    ("los", "loss"), ("lossses", "losses"), ("NP", "np"), ("reshpae", "reshape"),
    ("Valueerror", "ValueError"), ("E", "e"),
  ])
  func findsTheNameMeant(_ typed: String, _ meant: String) {
    #expect(NearestName.suggest(typed, among: Self.known) == meant)
    #expect(NearestName.suggest(typed, among: Self.known.reversed()) == meant)
  }

  @Test(arguments: ["", "y", "pn", "zebra", "Conv2D", "plot", "loss"])
  func saysNothingWhenNothingIsNear(_ typed: String) {
    #expect(NearestName.suggest(typed, among: ["np", "Dense", "activation"]) == nil)
  }

  @Test func doesNotSuggestTheSameName() {
    #expect(NearestName.suggest("Dense", among: ["Dense"]) == nil)
  }
}
