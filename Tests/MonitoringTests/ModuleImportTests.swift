import Foundation
import Testing

/// The arrows between the modules, held by a list: what is not named here may not be imported.
@Suite struct ModuleImportTests {
  private static let allowed: [String: Set<String>] = [
    "Monitoring": [],
    "StrictYAML": ["Monitoring", "Yams"],
    "Mail": ["Foundation", "Monitoring"],
    "Configuration": ["Mail", "Monitoring", "StrictYAML"],
    "ProgramFiles": ["Crypto", "Monitoring", "StrictYAML"],
    "PatientSchema": [],
    "Feeds": ["Foundation", "Glibc", "Monitoring", "PatientSchema", "StrictYAML"],
    "PatientStore": [
      "CSQLiteHardening", "Dispatch", "Foundation", "GRDB", "GRDBSQLite", "Glibc", "Monitoring",
      "PatientSchema",
    ],
    "Intake": ["Crypto", "Feeds", "Foundation", "Monitoring", "PatientSchema", "PatientStore"],
    "ComplianceReport": ["CXLSXWriter", "Crypto", "Foundation", "Monitoring"],
    "DemoClinic": ["Monitoring", "PatientStore"],
    "Delivery": ["CCurl", "Crypto", "Dispatch", "Foundation", "Glibc", "Mail", "Monitoring"],
  ]

  @Test(arguments: allowed.keys.sorted())
  func `A module imports only what its arrows allow`(module: String) throws {
    let files = try sourceFiles(of: module)
    try #require(!files.isEmpty, "there is no source file in Sources/\(module)")
    for file in files {
      let text = try String(contentsOf: file, encoding: .utf8)
      for name in Self.imports(in: text) where Self.allowed[module]?.contains(name) != true {
        Issue.record("Sources/\(module)/\(file.lastPathComponent) imports \(name)")
      }
    }
  }

  @Test(arguments: [
    ("import GRDB", ["GRDB"]), ("package import Monitoring", ["Monitoring"]),
    ("@preconcurrency internal import Foundation", ["Foundation"]),
    ("  import struct Foundation.Date", ["Foundation"]),
    ("internal import Crypto // x", ["Crypto"]),
    ("@_exported public import Yams;", ["Yams"]), ("// import GRDB", []), ("let important = 1", []),
    ("/// import what is needed", []), ("important(1)", []),
    ("import Glibc\nimport Yams", ["Glibc", "Yams"]),
  ])
  func `Imports are found however they are written`(text: String, names: [String]) {
    #expect(Self.imports(in: text) == names)
  }

  /// Files of a module and its folders; a module that has not been begun has none and fails.
  private func sourceFiles(of module: String) throws -> [URL] {
    let folder = RepositoryFiles.root.appendingPathComponent("Sources/\(module)")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (files?.allObjects ?? []).compactMap { $0 as? URL }
      .filter { $0.pathExtension == "swift" }
  }

  /// Names of the modules that a source text imports, in its order.
  private static func imports(in text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).compactMap { line in
      let words = line.split { $0 == " " || $0 == "\t" || $0 == ";" }
      guard let place = words.firstIndex(of: "import"),
        words[..<place].allSatisfy({ $0.hasPrefix("@") || levels.contains(String($0)) })
      else { return nil }
      let named = words[(place + 1)...].first { !kinds.contains(String($0)) }
      return named.flatMap { $0.split(separator: ".").first }.map(String.init)
    }
  }

  private static let levels: Set = ["public", "package", "internal", "fileprivate", "private"]
  private static let kinds: Set = [
    "struct", "class", "enum", "protocol", "typealias", "func", "let", "var",
  ]
}
