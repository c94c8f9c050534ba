/// A formula as its author meant it: what stands over what, what is a function, what encloses what.
///
/// `TeX.parse` makes it from an article's TeX; printers and evaluators walk `nodes`.
package struct Formula: Equatable, Sendable {
  /// The TeX it was read from, without the dollar signs.
  package var source: String
  package var nodes: [Node]
  /// What `\tag` puts at the right margin: `(3.1)` with its parentheses.
  package var tag: [Node]?

  package init(source: String, nodes: [Node], tag: [Node]? = nil) {
    self.source = source
    self.nodes = nodes
    self.tag = tag
  }
}
