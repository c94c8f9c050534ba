/// One word of the source.
package struct Token: Sendable {
  package let kind: Kind
  package let span: Span

  package enum Kind: Sendable {
    case name(String)
    case keyword(Keyword)
    case symbol(Symbol)
    case int(Int)
    case longInt(LongInteger)
    case float(Double)
    case string(String)
    case bytes([UInt8])
    /// An f-string is `formattedStart`, then texts and `{` … `}` in turn, then `formattedEnd`.
    case formattedStart
    case formattedText(String)
    case formattedEnd
    case newline
    case indent
    case dedent
    case end
    /// Something that is no token; the parser reports it when it gets there.
    indirect case invalid(Diagnostic)
  }
}
