internal import StrictYAML

/// Reads which local codes stand for which codes of the rule set: a list in the mapping file, or the
/// path of a CSV file with the columns `code`, `system` and `loinc`.
struct CodesDecoder {
  private static let columns = ["code", "system", "loinc"]
  /// All of LOINC has a tenth of them.
  private static let mostCodes = 1_000_000

  /// Where relative paths begin.
  let mappingFile: String

  func codes(_ value: YAMLValue) throws(MappingRefusal) -> [SourceCode: String] {
    let path: String
    do throws(Refusal) {
      if case .list = value.content { return try Self.list(value) }
      path = try self.path(value)
    } catch {
      throw .here(error)
    }
    do throws(FeedError) {
      return try Self.file(path)
    } catch {
      throw .elsewhere(FeedMappingError(error))
    }
  }

  private func path(_ value: YAMLValue) throws(Refusal) -> String {
    let path = try value.text("codes")
    guard !path.hasPrefix("/"), let slash = mappingFile.lastIndex(of: "/") else { return path }
    return mappingFile[...slash] + path
  }

  private static func list(_ value: YAMLValue) throws(Refusal) -> [SourceCode: String] {
    var codes: [SourceCode: String] = [:]
    for item in try value.items("codes") {
      let fields = try Fields(item, of: "a code", keys: columns)
      let code = try YAMLValue.sourceCode(fields)
      guard codes.updateValue(try fields.text("loinc"), forKey: code) == nil else {
        throw Refusal(
          line: item.line, "the code \(quoted(code.code)) of \(quoted(code.system)) stands twice",
          write: "it once instead")
      }
    }
    return codes
  }

  private static func file(_ path: String) throws(FeedError) -> [SourceCode: String] {
    var reader = try CSVReader(path: path)
    var row = CSVRow()
    guard try reader.next(&row), row.problem == nil, row.texts == columns else {
      throw .refused(path: path, line: 1, reason: "the header is not code,system,loinc")
    }
    var codes: [SourceCode: String] = [:]
    while try reader.next(&row) {
      let code = try code(row, path)
      guard codes.updateValue(row.text(2), forKey: code) == nil else {
        throw .refused(path: path, line: row.line, reason: "the code stands here a second time")
      }
      guard codes.count <= mostCodes else {
        throw .refused(path: path, line: row.line, reason: "there are more than \(mostCodes) codes")
      }
    }
    return codes
  }

  /// The system alone may be empty, as that of a source that states none is.
  private static func code(_ row: CSVRow, _ path: String) throws(FeedError) -> SourceCode {
    if let problem = row.problem {
      throw .refused(path: path, line: row.line, reason: problem.rawValue)
    }
    guard row.count == columns.count, !row.text(0).isEmpty, !row.text(2).isEmpty else {
      throw .refused(
        path: path, line: row.line, reason: "the row is not a code, a system and a LOINC code")
    }
    return SourceCode(code: row.text(0), system: row.text(1))
  }
}
