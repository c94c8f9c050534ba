import Testing

/// The module stdlib/decision.nb.
@Suite struct DecisionModuleTests {
  /// The gridworld of Sutton and Barto, *Reinforcement Learning*, 2nd edition, example 3.8: five by five cells,
  /// steps over the edge cost 1, A and B jump to A' and B' for 10 and 5.
  static let gridworld = """
    from decision import *
    moves = {"north": (-1, 0), "south": (1, 0), "east": (0, 1), "west": (0, -1)}
    def step(cell, move):
        if cell == (0, 1):
            return [(1.0, (4, 1), 10.0)]
        if cell == (0, 3):
            return [(1.0, (2, 3), 5.0)]
        row, column = cell[0] + move[0], cell[1] + move[1]
        inside = 0 <= row < 5 and 0 <= column < 5
        return [(1.0, (row, column) if inside else cell, 0.0 if inside else -1.0)]
    cells = [(row, column) for row in range(5) for column in range(5)]
    world = MarkovDecisionProcess({c: {m: step(c, moves[m]) for m in moves} for c in cells}, 0.9)

    """

  /// The optimal values as the book prints them, figure 3.5.
  static let values = """
    22.0 24.4 22.0 19.4 17.5
    19.8 22.0 19.8 17.8 16.0
    17.8 19.8 17.8 16.0 14.4
    16.0 17.8 16.0 14.4 13.0
    14.4 16.0 14.4 13.0 11.7

    """

  @Test(arguments: ["value_iteration", "policy_iteration"])
  func findsPublishedValues(method: String) {
    let code = """
      \(Self.gridworld)
      solution = world.\(method)()
      for row in range(5):
          print(*[f"{solution.values[(row, column)]:.1f}" for column in range(5)])
      """
    #expect(DataLibraryTests.shown(code) == Self.values)
  }

  @Test(arguments: [
    // With one action for ever the value is the reward over 1 - discount.
    (
      "MarkovDecisionProcess({1: {'go': [(1.0, 1, 3.0)]}}, 0.75).value_iteration().values[1]",
      "12.0"
    ),
    (
      "MarkovDecisionProcess({1: {'go': [(0.5, 2, 1.0), (0.5, 1, 0.0)]}, 2: {}}, 1.0)"
        + ".evaluate({1: 'go'})[1]", "1.0"
    ),
    ("MarkovDecisionProcess({}).value_iteration().values", "{}"),
    (
      "MarkovDecisionProcess({1: {'go': [(0.4, 1, 0.0)]}})",
      "ValueError: the probabilities of \"go\" in 1 sum to 0.4, expected 1"
    ),
    (
      "MarkovDecisionProcess({1: {'go': [(1.0, 2, 0.0)]}})",
      "ValueError: \"go\" in 1 leads to 2, which is not a state"
    ),
    (
      "MarkovDecisionProcess({1: {'go': [(-1.0, 1, 0.0), (2.0, 1, 0.0)]}})",
      "ValueError: \"go\" in 1 has the probability -1.0, expected none below 0"
    ),
    (
      "MarkovDecisionProcess({}, 1.5)", "ValueError: discount is 1.5, expected a number from 0 to 1"
    ),
    (
      "MarkovDecisionProcess({1: {'go': [(1.0, 1, 1.0)]}}, 1.0).value_iteration(max_sweeps=9)",
      "ValueError: value iteration did not settle in 9 sweeps: the residual is 1"
    ),
  ]) func decides(expression: String, result: String) {
    let code =
      "from decision import *\nr = \(expression)\nprint(r if type(r) != float else round(r, 6))"
    #expect(DataLibraryTests.shown(code).split(separator: "\n").joined(separator: "\n") == result)
  }
}
