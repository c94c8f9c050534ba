/// What stands behind the fence of a code block: ```` ```python title="Load" tags=["data"] ````.
///
/// `{python}` is a language too, `.noeval` says that the block is prose, as in jupytext. What is not
/// written as metadata says nothing: articles hold the options of many tools there.
struct FenceInfo {
  var language: String
  var metadata: [MetadataValue.Member] = []

  /// Reads the text behind a fence; nil for a block that is not code to run.
  init?(_ text: String, languages: CodeLanguages) {
    var scalars = Array(text.unicodeScalars)[...]
    func trim() {
      while scalars.first?.properties.isWhitespace ?? false { scalars.removeFirst() }
      while scalars.last?.properties.isWhitespace ?? false { scalars.removeLast() }
    }
    trim()
    if scalars.first == "{", scalars.last == "}" {
      scalars = scalars.dropFirst().dropLast()
      trim()
      if scalars.first == "." { scalars.removeFirst() }
    }
    let name = scalars.prefix { !$0.properties.isWhitespace && $0 != "," && $0 != "{" }
    language = String(String.UnicodeScalarView(name))
    guard languages.contains(language) else { return nil }
    let rest = scalars.dropFirst(name.count)
    let words = rest.split(whereSeparator: \.properties.isWhitespace)
    guard !words.contains(Array(".noeval".unicodeScalars)[...]) else { return nil }
    do throws(JSONReader.Failure) {
      metadata = try JSONReader.members(String(String.UnicodeScalarView(rest)))
    } catch {
      metadata = []
    }
  }
}
