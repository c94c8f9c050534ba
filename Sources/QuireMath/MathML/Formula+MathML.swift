extension Formula {
  /// The formula as a `<math>` element of MathML Core, for a page of HTML.
  ///
  /// Source: MathML Core (W3C); the spaces between signs are TeX's, written out wherever browsers would
  /// set others. The TeX stands beside it, for readers and for copying.
  package func mathML(display: Bool) -> String {
    var printer = MathMLPrinter()
    printer.print(self, display: display)
    return printer.output
  }
}
