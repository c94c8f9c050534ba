import Testing

/// Notebook files that are broken in one place.
struct JupyterMistake: CustomTestStringConvertible, Sendable {
  var text: String
  var message: String
  /// Line and column of the caret.
  var place: String
  var testDescription: String { message }

  init(_ text: String, _ message: String, _ place: String) {
    self.text = text
    self.message = message
    self.place = place
  }

  /// A notebook of these cells, which begin on line 2.
  static func notebook(_ cells: String) -> String {
    """
    {"cells": [
    \(cells)
    ], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    """
  }

  /// A code cell with one member written as given.
  static func cell(_ key: String, _ value: String) -> String {
    var members = [
      "cell_type": #""code""#, "id": #""a""#, "metadata": "{}", "source": "[]",
      "execution_count": "null", "outputs": "[]",
    ]
    members[key] = value
    if key == "attachments" {
      members["cell_type"] = #""markdown""#
      members["outputs"] = nil
      members["execution_count"] = nil
    }
    let others = members.filter { $0.key != key }.sorted { $0.key < $1.key }
      .map { "\"\($0.key)\": \($0.value)" }
    return notebook("{\"\(key)\":\n\(value), \(others.joined(separator: ", "))}")
  }

  /// A code cell with one output.
  static func output(_ json: String) -> String { cell("outputs", "[\n\(json)]") }

  static let all = whole + cells + outputs

  static let whole = [
    JupyterMistake("[]", "a Jupyter notebook is a JSON object, found a list", "1:1"),
    JupyterMistake("3", "a Jupyter notebook is a JSON object, found a number", "1:1"),
    JupyterMistake(
      "{}", "this is JSON, but no Jupyter notebook: `nbformat` is missing", "1:1"),
    JupyterMistake(
      #"{"nbformat": "4", "cells": []}"#, "`nbformat` must be a whole number or null, found a text",
      "1:14"),
    JupyterMistake(
      #"{"nbformat": 3, "worksheets": []}"#,
      "the notebook is written in version 3 of Jupyter's format; Quire reads version 4", "1:14"),
    JupyterMistake(
      #"{"nbformat": 5, "cells": []}"#,
      "the notebook is written in version 5 of Jupyter's format; Quire reads version 4", "1:14"),
    JupyterMistake(
      #"{"nbformat": null, "cells": []}"#, "`nbformat` must be a whole number, found null", "1:14"),
    JupyterMistake(
      #"{"nbformat": 4.5, "cells": []}"#, "`nbformat` must be a whole number from 0 on, or null",
      "1:14"),
    JupyterMistake(
      #"{"nbformat": 4, "nbformat_minor": "5", "cells": []}"#,
      "`nbformat_minor` must be a whole number or null, found a text", "1:35"),
    JupyterMistake(
      #"{"nbformat": 4, "nbformat_minor": -1, "cells": []}"#,
      "`nbformat_minor` must be a whole number from 0 on, or null", "1:35"),
    JupyterMistake(
      #"{"nbformat": 4, "nbformat_minor": 5}"#, "the notebook has no `cells`", "1:1"),
    JupyterMistake(
      #"{"nbformat": 4, "cells": {}}"#, "`cells` must be a list, found an object", "1:26"),
    JupyterMistake(
      #"{"nbformat": 4, "cells": [], "metadata": []}"#,
      "`metadata` must be an object, found a list", "1:42"),
    JupyterMistake(
      #"{"nbformat": 4, "cells": [], "metadata": {"kernelspec": "python"}}"#,
      "`metadata.kernelspec` must be an object, found a text", "1:57"),
    JupyterMistake(
      #"{"nbformat": 4, "cells": [], "metadata": {"kernelspec": {"name": 3}}}"#,
      "`metadata.kernelspec.name` must be a text, found a number", "1:66"),
    JupyterMistake(
      #"{"nbformat": 4, "cells": [], "metadata": {"language_info": {"name": null}}}"#,
      "`metadata.language_info.name` must be a text, found null", "1:69"),
    JupyterMistake(
      #"{"nbformat": 4, "cells": [], "metadata": {"quire": 1}}"#,
      "`metadata.quire` must be an object, found a number", "1:52"),
    JupyterMistake(
      #"{"nbformat": 4, "nbformat": 4, "cells": []}"#,
      #""nbformat" stands in this object twice"#, "1:17"),
  ]

  static let cells = [
    JupyterMistake(notebook("3"), "cell 1 must be an object, found a number", "2:1"),
    JupyterMistake(notebook("null"), "cell 1 must be an object, found null", "2:1"),
    JupyterMistake(notebook("{}"), "cell 1 has no `cell_type`", "2:1"),
    JupyterMistake(notebook(#"{"cell_type": "code"}"#), "cell 1 has no `source`", "2:1"),
    JupyterMistake(
      cell("cell_type", "1"), "cell 1: `cell_type` must be a text, found a number", "3:1"),
    JupyterMistake(
      cell("cell_type", #""heading""#),
      #"cell 1: `cell_type` must be "code", "markdown" or "raw", found "heading""#, "3:1"),
    JupyterMistake(
      cell("source", "3"), "cell 1: `source` must be a text or a list of texts, found a number",
      "3:1"),
    JupyterMistake(
      cell("source", "null"), "cell 1: `source` must be a text or a list of texts, found null",
      "3:1"),
    JupyterMistake(
      cell("source", "{}"), "cell 1: `source` must be a text or a list of texts, found an object",
      "3:1"),
    JupyterMistake(
      cell("source", "[\"a\",\n [\"b\"]]"),
      "cell 1: `source` must be a text or a list of texts, found a list in it", "4:2"),
    JupyterMistake(
      cell("source", "[\"a\", false]"),
      "cell 1: `source` must be a text or a list of texts, found true or false in it", "3:7"),
    JupyterMistake(
      cell("metadata", "[]"), "cell 1: `metadata` must be an object, found a list", "3:1"),
    JupyterMistake(
      cell("metadata", "null"), "cell 1: `metadata` must be an object, found null", "3:1"),
    JupyterMistake(
      cell("metadata", #"{"tags": "a"}"#),
      "cell 1: `metadata.tags` must be a list of texts, found a text", "3:10"),
    JupyterMistake(
      cell("metadata", #"{"tags": ["a", 1]}"#),
      "cell 1: `metadata.tags` must be a list of texts, found a number in it", "3:16"),
    JupyterMistake(
      cell("metadata", #"{"quire": []}"#),
      "cell 1: `metadata.quire` must be an object, found a list", "3:11"),
    JupyterMistake(cell("id", "7"), "cell 1: `id` must be a text, found a number", "3:1"),
    JupyterMistake(
      cell("id", #""""#), #"cell 1: the id "" must have 1 to 64 letters, digits, - and _"#, "3:1"),
    JupyterMistake(
      cell("id", #""a b""#), #"cell 1: the id "a b" must have 1 to 64 letters, digits, - and _"#,
      "3:1"),
    JupyterMistake(
      cell("id", #""../x""#),
      #"cell 1: the id "../x" must have 1 to 64 letters, digits, - and _"#, "3:1"),
    JupyterMistake(
      cell("id", #""é""#), #"cell 1: the id "é" must have 1 to 64 letters, digits, - and _"#, "3:1"),
    JupyterMistake(
      cell("id", "\"" + String(repeating: "x", count: 65) + "\""),
      "cell 1: the id \"" + String(repeating: "x", count: 56)
        + "… must have 1 to 64 letters, digits, - and _", "3:1"),
    JupyterMistake(
      notebook(
        """
        {"cell_type": "raw", "id": "a", "metadata": {}, "source": ""},
        {"cell_type": "raw", "id": "b", "metadata": {}, "source": ""},
        {"cell_type": "raw", "id": "a", "metadata": {}, "source": ""}
        """), #"cell 3: the id "a" is also that of cell 1"#, "4:28"),
    JupyterMistake(
      cell("execution_count", #""3""#),
      "cell 1: `execution_count` must be a whole number or null, found a text", "3:1"),
    JupyterMistake(
      cell("execution_count", "-3"),
      "cell 1: `execution_count` must be a whole number from 0 on, or null", "3:1"),
    JupyterMistake(
      cell("execution_count", "99999999999999999999"),
      "cell 1: `execution_count` must be a whole number from 0 on, or null", "3:1"),
    JupyterMistake(
      cell("outputs", "{}"), "cell 1: `outputs` must be a list, found an object", "3:1"),
    JupyterMistake(
      cell("outputs", "\"x\""), "cell 1: `outputs` must be a list, found a text", "3:1"),
    JupyterMistake(
      cell("attachments", "[]"), "cell 1: `attachments` must be an object, found a list", "3:1"),
    JupyterMistake(
      cell("attachments", #"{"a.png": "x"}"#),
      #"cell 1: attachment "a.png" must be an object, found a text"#, "3:11"),
    JupyterMistake(
      cell("attachments", #"{"a.png": {"image/png": 3}}"#),
      #"cell 1: attachment "a.png": "image/png" must be a text or a list of texts, found a number"#,
      "3:25"),
    JupyterMistake(
      cell("attachments", #"{"a.png": {"../x": ""}}"#),
      #"cell 1: attachment "a.png": "../x" is no media type"#, "3:20"),
  ]
}
