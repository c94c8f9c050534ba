import QuireDocument
import QuireMath

/// One page while it is being written: what its parts share.
final class PageContext {
  let words: Words
  let files: PictureFiles
  /// The names of the language, which code shows in a colour of their own.
  let names: Set<String>
  var outline = Outline()
  var notes = Notes()
  /// The commands that its formulas define.
  var macros = Macros()
  /// The heading that the prose gives to the whole page.
  var title: (html: HTML, id: String)?
  /// Whether the next prose may begin with that heading.
  var expectsTitle = true

  init(words: Words, files: PictureFiles, names: Set<String> = []) {
    self.words = words
    self.files = files
    self.names = names
  }

  private var texts = 0

  /// Prose as HTML.
  func prose(_ text: String, attachments: MetadataValue? = nil) throws(PageError) -> HTML {
    texts += 1
    return try ProseRenderer.html(text, number: texts, attachments: attachments, page: self)
  }
}
