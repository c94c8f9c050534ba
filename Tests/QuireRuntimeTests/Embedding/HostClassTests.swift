import QuireRuntime
import Testing

/// Objects of Swift's in scripts.
struct HostClassTests {
  private func session() throws -> ScriptSession {
    let session = ScriptSession(collectingAlways: true)
    try session.define(Account.self)
    try session.set("ada", to: Account(owner: "Ada", balance: 10))
    try session.set("bob", to: Account(owner: "Bob", balance: 5))
    return session
  }

  static let uses: [Answer] = [
    Answer("ada.balance", 10.0), Answer("ada.deposit(2)\nada.balance", 12.0),
    Answer("ada.shares(count=4)[0]", 2.5),
    Answer("ada.shares()", [5.0, 5.0]), Answer("ada.owner = 'Eve'\nada.owner", "Eve"),
    Answer("ada[0]", "1"),
    Answer("(ada + bob).balance", 15.0), Answer("(ada * 2).balance", 20.0),
    Answer("(0.5 * ada).balance", 5.0),
    Answer("bob < ada", true), Answer("bob >= ada", false),
    Answer("sorted([ada, bob])[0].owner", "Bob"),
    Answer("len(ada)", 3), Answer("[c for c in ada]", ["A", "d", "a"]),
    Answer("str(ada)", "Account(Ada, 10.0)"),
    Answer("f'{ada}'", "Account(Ada, 10.0)"), Answer("Account('Zoe').balance", 0.0),
    Answer("ada is ada", true),
    Answer("ada.half()", 5.0), Answer("ada.initial = 'B'\nada.owner", "B"),
    Answer("ada.initial", "A"), Answer("ada.close()", nil), Answer("ada.close()\nada.balance", 0.0),
    Answer("ada == bob", false), Answer("xs = {ada: 1}\nxs[ada]", 1),
    Answer("type(ada) == Account", true),
    Answer("f = ada.deposit\nf(5)\nada.balance", 15.0), Answer("isinstance(ada, Account)", true),
  ]

  @Test(arguments: uses) func answerToTheLanguage(_ use: Answer) throws {
    #expect(try session().evaluate(use.code) == use.value)
  }

  static let mistakes: [(String, String)] = [
    (
      "ada.deposit(0)",
      """
      <script>:1:1: ValueError: an amount is above 0
          1 | ada.deposit(0)
            | ^~~~~~~~~~~---
      """
    ),
    (
      "ada.balance = 3",
      """
      <script>:1:5: AttributeError: balance of Account cannot be assigned to
          1 | ada.balance = 3
            | ----^~~~~~~
      """
    ),
    (
      "ada.owner = 3",
      """
      <script>:1:5: TypeError: owner of Account: expected string, got int
          1 | ada.owner = 3
            | ----^~~~~
      """
    ),
    (
      "ada.balanc",
      """
      <script>:1:5: AttributeError: Account has no attribute "balanc"
          1 | ada.balanc
            | --- ^~~~~~
         hint: did you mean balance?
      """
    ),
    (
      "ada[99]",
      """
      <script>:1:5: IndexError: no digit 99
          1 | ada[99]
            | --- ^~
      """
    ),
  ]

  @Test(arguments: mistakes) func mistakesHaveTheirPlace(code: String, text: String) throws {
    let session = try session()
    do throws(ScriptFailure) {
      try session.run(code)
      Issue.record("it did not fail")
    } catch {
      #expect(error.description == text)
    }
  }

  @Test func anObjectStaysTheSame() throws {
    let session = try session()
    let account = Account(owner: "Cleo")
    try session.set("a", to: account)
    try session.set("b", to: account)
    #expect(try session.evaluate("a is b and a == b") == true)
    #expect(try session.get("a", as: Account.self) === account)
    try session.run("a.deposit(7)")
    #expect(account.balance == 7)
  }

  @Test func anObjectMayBeUsedInSeveralSessions() throws {
    let account = Account(owner: "Cleo")
    for _ in 0..<2 {
      let session = ScriptSession()
      try session.set("a", to: account)
      try session.run("a.deposit(1)")
    }
    #expect(account.balance == 2)
  }

  @Test func objectsGoWhenNothingReachesThem() throws {
    var gone = 0
    let session = ScriptSession(collectingAlways: true)
    try session.set("a", to: Account(owner: "A") { gone += 1 })
    #expect(gone == 0)
    try session.run("a = None\nfor i in range(3): str(i)")
    #expect(gone == 1)
  }

  @Test func objectsGoWithTheirSession() throws {
    var gone = 0
    do {
      let session = ScriptSession()
      try session.set("a", to: Account(owner: "A") { gone += 1 })
      try session.run("b = [a]\ndef f():\n  return b\n")
      let f: ScriptObject = try session.get("f")
      try session.define("keeps") { f }
      #expect(gone == 0)
    }
    #expect(gone == 1)
  }
}
