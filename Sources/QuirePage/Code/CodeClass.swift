/// What a stretch of code is, as the page colours it; the raw value is its class.
enum CodeClass: String {
  case keyword = "k"
  case constant = "c"
  case string = "s"
  case number = "n"
  case comment = "m"
  /// A comment that says what a statement gives: `# => 8.0`.
  case expectation = "x"
  /// A name that is being defined.
  case definition = "d"
  /// A name of the language that is called or used.
  case builtin = "b"
  case decorator = "r"
}
