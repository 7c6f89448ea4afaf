import Feeds
import Foundation
import Monitoring
import PatientSchema

/// What reading a text as a FHIR file gives.
struct FHIRReading {
  var records: [FeedRecord] = []
  var error: FeedError?

  /// Reads a file of these bytes.
  init(
    _ bytes: [UInt8], mapping: FeedMapping = FeedMapping(),
    references: FHIRReferences = FHIRReferences(), partialCodes: Set<String> = []
  ) throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).json").path
    try Data(bytes).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    self.init(
      path: path, mapping: mapping, references: references, partialCodes: partialCodes)
  }

  init(
    _ text: String, mapping: FeedMapping = FeedMapping(),
    references: FHIRReferences = FHIRReferences(), partialCodes: Set<String> = []
  ) throws {
    try self.init(
      Array(text.utf8), mapping: mapping, references: references, partialCodes: partialCodes)
  }

  init(
    path: String, mapping: FeedMapping = FeedMapping(),
    references: FHIRReferences = FHIRReferences(), partialCodes: Set<String> = []
  ) {
    do throws(FeedError) {
      var feed = try FHIRFeed(
        path: path, mapping: mapping, references: references, partialCodes: partialCodes)
      while let record = try feed.next() { records.append(record) }
    } catch {
      self.error = error
    }
  }

  var statements: [Statement] {
    records.compactMap {
      guard case .statement(let statement) = $0.content else { return nil }
      return statement
    }
  }

  /// How each record ended, in words.
  var ends: [String] {
    records.map {
      switch $0.content {
      case .statement: "statement"
      case .skipped(let reason): "skipped: \(reason)"
      case .refused(let reason): "refused: \(reason)"
      }
    }
  }

  private var facts: [Fact] { statements.flatMap(\.facts) }

  /// Each row in words: its cells with `-` for null.
  var rows: [String] {
    facts.filter { !$0.cells.isEmpty }.map { fact in
      fact.cells.map {
        switch $0 {
        case .null: "-"
        case .integer(let number): "\(number)"
        case .real(let number): "\(number)"
        case .text(let text): "'\(text)'"
        }
      }.joined(separator: " ")
    }
  }

  /// What the source calls each row: the group, and the part behind a `#`.
  var titles: [String?] { facts.filter { !$0.cells.isEmpty }.map { Self.words($0.title) } }

  /// What the source says that there is none of, each with its table.
  var absences: [String?] {
    facts.filter(\.cells.isEmpty).map { fact in
      Self.words(fact.title).map { "\(fact.table.rawValue) \($0)" }
    }
  }

  private static func words(_ title: FactTitle?) -> String? {
    title.map { $0.part.isEmpty ? $0.group : "\($0.group)#\($0.part)" }
  }

  /// What was left out of the records, in words.
  var findings: [String] {
    statements.flatMap(\.findings).map {
      "\($0.isRefusal ? "refused" : "skipped") \($0.place.part): \($0.reason)"
    }
  }

  var refusal: String? {
    guard case .refused(_, _, let reason) = error else { return nil }
    return reason
  }
}

/// An Observation of creatinine on 9 March 2024; `members` come behind it.
func observation(
  _ members: String = #""valueQuantity":{"value":0.9,"unit":"mg/dL"}"#,
  status: String = "final", effective: String = #""effectiveDateTime":"2024-03-09""#,
  code: String = loinc("2160-0"), subject: String = #""subject":{"reference":"Patient/1"}"#
) -> String {
  let parts = [
    #""resourceType":"Observation","id":"o1","status":"\#(status)""#, "\"code\":\(code)",
    subject, effective, members,
  ]
  return "{" + parts.filter { !$0.isEmpty }.joined(separator: ",") + "}"
}

func loinc(_ code: String) -> String {
  #"{"coding":[{"system":"http://loinc.org","code":"\#(code)"}]}"#
}

/// The bytes of a text as an escaped and quoted JSON string.
func quoted(_ text: String) throws -> String {
  String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
}
