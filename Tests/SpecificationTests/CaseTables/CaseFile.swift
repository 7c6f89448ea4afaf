import Foundation
import Monitoring
import ReferenceJudge
import Testing

/// The case table of one requirement: a plain text file that a pharmacist can read.
///
/// Cases/FORMAT.md says what its lines mean.
struct CaseFile: Sendable {
  /// The requirement's id, which is also the file's name.
  var requirement: String
  var cases: [PatientCase] = []

  /// The ids that have a file, in order.
  static let requirements: [String] = {
    let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (files ?? []).filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }.sorted()
  }()

  private static let folder = Bundle.module.bundleURL.appendingPathComponent("Cases")

  /// Reads the case table of a requirement.
  static func read(_ requirement: String) throws -> CaseFile {
    let file = folder.appendingPathComponent("\(requirement).txt")
    return try parse(String(contentsOf: file, encoding: .utf8), requirement: requirement)
  }
}

/// One patient, and what is to be found on some days.
struct PatientCase: Sendable {
  /// The claim, as the file words it.
  var name: String
  /// From 1, in its file; also the patient's id.
  var number: Int
  var rows = CaseRows()
  var questions: [CaseQuestion] = []
}

/// A line `as of …: …`.
struct CaseQuestion: Sendable {
  var dates: CaseDates
  var expectations: [Expectation]
  var line: Int
}

/// The two dates of a run.
struct CaseDates: Hashable, Sendable {
  var asOf: CivilDate
  /// nil: no limit.
  var knownAt: Instant?
}

/// A line of a case table that cannot be understood.
struct CaseFileError: Error, Equatable, CustomStringConvertible {
  var requirement: String
  var line: Int
  var message: String

  var description: String { "Cases/\(requirement).txt:\(line): \(message)" }
}

extension SourceLocation {
  /// A line of a case table, so that a failure leads to it.
  static func caseFile(_ requirement: String, line: Int) -> SourceLocation {
    let path = "Tests/SpecificationTests/Cases/\(requirement).txt"
    return SourceLocation(
      fileID: "SpecificationTests/\(requirement).txt",
      filePath: RepositoryFiles.root.appendingPathComponent(path).path, line: line, column: 1)
  }
}
