/// Names and attributes of other languages, and what stands for them here.
enum ForeignName {
  static let hints: [String: String] = {
    var hints: [String: String] = [:]
    for (names, hint) in table { for name in names { hints[name] = hint } }
    return hints
  }()

  private static let table: [([String], String)] = [
    (["null", "nil", "NULL", "Null", "undefined", "none", "NONE"], "write None"),
    (["true", "TRUE"], "write True"),
    (["false", "FALSE"], "write False"),
    (["NaN", "nan"], "write float(\"nan\") or np.nan"),
    (["Infinity", "infinity"], "write float(\"inf\") or np.inf"),
    (
      ["printf", "println", "echo", "puts", "cout", "console", "System", "disp"],
      "print(…) writes a line"
    ),
    (["xrange"], "write range(n)"),
    (["unicode", "toString", "String"], "str(x) makes text of a value"),
    (["strlen", "length", "size", "count"], "len(x) is the number of elements"),
    (["parseInt", "Integer"], "int(x) makes a whole number"),
    (["parseFloat", "Double"], "float(x) makes a number"),
    (["eval", "exec", "compile"], "Quire does not run text as code; write the code itself"),
    (
      ["input", "raw_input"],
      "Quire reads no keyboard while it runs; assign the value, or pass it with -p name=value"
    ),
    (
      ["open"], "Quire opens no files; its data sets are in scope: iris.load_data()"
    ),
    (["exit", "quit"], "a program ends behind its last line, a session with Ctrl-D"),
    (["this"], "a dict keeps values under names: d[\"x\"] = …"),
    (["self"], "self is the first parameter of a method and lives only there"),
    (["In", "Out"], "numbers of cells are not part of the program; remove them"),
    (["library"], "write import and the name of a module"),
    (
      ["end", "endif", "begin", "done", "fi"],
      "a block ends where its indentation ends; remove the word"
    ),
    (["elif", "elseif"], "write elif"),
    (["Array", "ArrayList", "vector", "Vector"], "a list is written [1, 2, 3]"),
    (["HashMap", "Map", "Object"], "a dict is written {\"key\": value}"),
  ]

  private static let it = HintText.before

  /// By type, then by attribute: the fix.
  static let attributes: [CoreType: [String: String]] = {
    var all: [CoreType: [String: String]] = [:]
    for (type, names, hint) in attributeTable {
      for name in names { all[type, default: [:]][name] = hint }
    }
    for type in [CoreType.list, .tuple, .dict, .set, .string, .range] {
      for name in ["length", "size", "len", "Length", "getLength"] {
        all[type, default: [:]][name] = "len(\(it)) is the number of elements"
      }
      for name in ["contains", "includes", "has", "has_key", "containsKey", "contains_key"] {
        all[type, default: [:]][name] = "write x in \(it)"
      }
      for name in ["toString", "to_string", "to_s", "str"] {
        all[type, default: [:]][name] = "str(\(it)) makes text of it"
      }
    }
    for type in [CoreType.int, .float, .bool] {
      for name in ["toString", "to_string", "to_s", "str"] {
        all[type, default: [:]][name] = "str(\(it)) makes text of it"
      }
    }
    return all
  }()

  private static let attributeTable: [(CoreType, [String], String)] = [
    (.list, ["push", "add", "push_back", "append!", "put"], "\(it).append(x) adds an element"),
    (.list, ["addAll", "concat"], "\(it).extend(xs) adds the elements of xs"),
    (.list, ["shift"], "\(it).pop(0) takes the first element"),
    (.list, ["unshift"], "\(it).insert(0, x) puts x before the first"),
    (.list, ["indexOf", "find"], "\(it).index(x) finds the place of x"),
    (.list, ["join"], "the text between stands first: \", \".join(\(it))"),
    (.list, ["map", "filter", "forEach", "each"], "write [f(x) for x in \(it)]"),
    (.list, ["first"], "\(it)[0] is the first element"),
    (.list, ["last"], "\(it)[-1] is the last element"),
    (.list, ["slice"], "\(it)[a:b] is a part of it"),
    (
      .list, ["keys", "items", "values"], "a list has no keys; enumerate(\(it)) counts its elements"
    ),
    (
      .tuple, ["append", "push", "add", "remove", "sort", "extend"],
      "a tuple stays as it is: make a list, list(\(it))"
    ),
    (.dict, ["iteritems", "entries", "entrySet"], "\(it).items() gives its pairs"),
    (.dict, ["iterkeys", "keySet"], "\(it).keys() gives its keys"),
    (.dict, ["itervalues"], "\(it).values() gives its values"),
    (.dict, ["append", "add", "push", "put", "set"], "\(it)[key] = value adds an entry"),
    (.dict, ["remove", "delete"], "del \(it)[key] removes an entry"),
    (.set, ["append", "push", "insert"], "\(it).add(x) adds an element"),
    (.string, ["substring", "substr", "slice", "mid", "left"], "\(it)[a:b] is a part of it"),
    (.string, ["charAt", "char_at", "at"], "\(it)[i] is one character"),
    (.string, ["indexOf"], "\(it).find(x) finds the place of x"),
    (.string, ["trim"], "\(it).strip() takes white space off both ends"),
    (.string, ["toUpperCase", "uppercase", "to_upper", "upcase"], "write \(it).upper()"),
    (.string, ["toLowerCase", "lowercase", "to_lower", "downcase"], "write \(it).lower()"),
    (.string, ["replaceAll", "gsub"], "write \(it).replace(old, new)"),
    (.string, ["append", "concat", "push", "add"], "\(it) + x joins texts"),
    (.string, ["reverse"], "\(it)[::-1] is the text from behind"),
    (.string, ["sort"], "\"\".join(sorted(\(it))) sorts its characters"),
    (.string, ["parseInt", "toInt", "to_i"], "int(\(it)) makes a number of it"),
  ]
}
