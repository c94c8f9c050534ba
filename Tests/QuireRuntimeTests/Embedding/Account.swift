import QuireRuntime

/// A class of Swift's as the tests give it to scripts.
final class Account: HostClass {
  var owner: String
  var balance: Double
  private let gone: () -> Void

  init(owner: String, balance: Double = 0, whenGone gone: @escaping () -> Void = {}) {
    self.owner = owner
    self.balance = balance
    self.gone = gone
  }

  deinit { gone() }

  func deposit(_ amount: Double) throws {
    guard amount > 0 else { throw ScriptFailure(.value, "an amount is above 0") }
    balance += amount
  }

  func half() -> Double { balance / 2 }

  static let scriptType = HostType<Account>(
    help: "Money of somebody.",
    .initializer(["owner", HostParameter("balance", default: 0.0)]) {
      (owner: String, balance: Double) in Account(owner: owner, balance: balance)
    },
    .variable("owner", \.owner, help: "Whose it is."),
    .property("balance", \.balance, help: "What is left."),
    .property("initial", set: { (account, letter: String) in account.owner = letter }) {
      String($0.owner.prefix(1))
    },
    .method("deposit", ["amount"], help: "Adds money.", calling: Account.deposit),
    .method("half", calling: Account.half),
    .method("close") { $0.balance = 0 },
    .method("shares", [HostParameter("count", default: 2)], help: "The balance in equal parts.") {
      (account, count: Int) in [Double](repeating: account.balance / Double(count), count: count)
    },
    .subscript { (account, index: Int) in
      guard let digit = Array("\(account.balance)")[safe: index] else {
        throw ScriptFailure(.index, "no digit \(index)")
      }
      return String(digit)
    },
    .operator(.add) { (a, b: Account) in
      Account(owner: "\(a.owner) and \(b.owner)", balance: a.balance + b.balance)
    },
    .operator(.multiply) { (a, factor: Double) in
      Account(owner: a.owner, balance: a.balance * factor)
    },
    .reflected(.multiply) { (a, factor: Double) in
      Account(owner: a.owner, balance: a.balance * factor)
    },
    .operator(.less) { (a, b: Account) in a.balance < b.balance },
    .length { $0.owner.count },
    .elements { $0.owner.map(String.init) },
    .text { "Account(\($0.owner), \($0.balance))" }
  )
}

extension Array {
  fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
