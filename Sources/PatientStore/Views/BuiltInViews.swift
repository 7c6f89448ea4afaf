/// Views that are shipped for databases of another shape.
package enum BuiltInViews {
  /// A code of a drug or a test as a Common Data Model writes it.
  package struct Code: Hashable, Sendable {
    /// Such as `RxNorm`.
    package let vocabulary: String
    package let code: String

    package init(vocabulary: String, code: String) {
      self.vocabulary = vocabulary
      self.code = code
    }
  }

  /// The views over an OMOP Common Data Model, version 5.3 or 5.4.
  ///
  /// - Parameters:
  ///   - infusions: codes of the programme's drug.
  ///   - tests: the rule set's codes by codes that are not LOINC.
  package static func omop(infusions: [Code], tests: [(Code, String)]) -> String {
    var script = String(decoding: PackageResources.omop_sql, as: UTF8.self)
    fill("infusions", with: infusions.map { [$0.vocabulary, $0.code] }, in: &script)
    fill("codes", with: tests.map { [$0.0.vocabulary, $0.0.code, $0.1] }, in: &script)
    return script
  }

  /// Adds rows to the list that is marked with a comment. The row of empty texts, which equals
  /// nothing, keeps a list without rows valid.
  private static func fill(_ mark: String, with rows: [[String]], in script: inout String) {
    let values = rows.map { "(" + $0.map(quoted).joined(separator: ", ") + "), " }.joined()
    var rest = script[...]
    var filled = ""
    while let place = rest.firstRange(of: "/*\(mark)*/") {
      filled += rest[..<place.lowerBound] + values
      rest = rest[place.upperBound...]
    }
    script = filled + rest
  }

  /// A text as SQL writes it; a NUL would end the script.
  private static func quoted(_ text: String) -> String {
    var quoted = "'"
    for character in text.unicodeScalars where character != "\0" {
      quoted.unicodeScalars.append(character)
      if character == "'" { quoted.append("'") }
    }
    return quoted + "'"
  }
}
