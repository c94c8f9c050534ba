import QuireRuntime

final class Account: HostClass {
  private(set) var balance = 0.0
  func deposit(_ amount: Double) { balance += amount }
  static let scriptType = HostType<Account>(
    .property("balance", \.balance), .method("deposit", ["amount"], calling: Account.deposit))
}

let session = ScriptSession { text in print("script:", text, terminator: "") }
try session.set("account", to: Account())
try session.define("interest", ["sum"]) { (sum: Double) in 0.02 * sum }
do {
  try session.run(
    """
    account.deposit(100)
    gain = interest(account.balance)
    print("the gain is", gain)
    account.deposit("more")
    """)
} catch {
  print("\(error.name) in line \(error.line ?? 0): \(error.message)")
}
print("Swift: the gain is", try session.get("gain", as: Double.self))
Task.detached(operation: session.stop)
do {
  try session.run("while True: account.deposit(gain)")
} catch {
  print("Swift:", error.message)
}
