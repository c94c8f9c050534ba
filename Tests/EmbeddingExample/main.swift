import QuireRuntime

final class Account: HostClass {
  var balance = 0.0
  static let scriptType = HostType<Account>(
    "Account", "Money of somebody.",
    [
      .property("balance", "What is left.") { $0.balance },
      .method("deposit", "Adds money.", ["amount"]) { (account, amount: Double) in
        account.balance += amount
      },
    ])
}

let session = ScriptSession { text in print("script:", text, terminator: "") }
let account = Account()
try session.set("account", to: account)
try session.define("interest", "Of a year.", ["sum", HostParameter("percent", default: 2.0)]) {
  (sum: Double, percent: Double) in
  guard percent >= 0 else { throw ScriptFailure(.value, "a rate of \(percent) %") }
  return sum * percent / 100
}

try session.run(
  """
  account.deposit(100)
  gains = [interest(account.balance, percent=p) for p in range(4)]
  print("gains", gains)
  """)
let gains: [Double] = try session.get("gains")
print("Swift:", gains.reduce(0, +), account.balance)

do {
  try session.run("x = 1\ninterest(x, percent=-1)", name: "mistake.nb")
} catch {
  print(error.kind, "in line", error.line ?? 0)
  print(error)
}

let stop = session.stop
Task.detached {
  try? await Task.sleep(for: .milliseconds(20))
  stop()
}
do {
  try session.run("x = 0\nwhile True: x += 1")
} catch {
  print("Swift:", error.message, "with a count above 0:", try session.get("x") > 0)
}
