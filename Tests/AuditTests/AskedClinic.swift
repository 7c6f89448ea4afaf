import CommandHarness
import Foundation
import Testing

/// A small clinic whose database is read by way of a private copy, with a published run: what an
/// audit must leave as it is. Beside it lie a folder for packs and one for what is thrown away.
struct AskedClinic {
  private static let asOf = "2025-06-30"

  /// What is asked: each writes its answer in another way.
  enum Question: String, CaseIterable, Sendable {
    case whatIf
    case pack
  }

  let folder: String
  /// The bytes of everything that an audit must leave alone.
  private let before: [String: Data]

  private var clinic: String { folder + "/night" }
  private var pack: String { folder + "/packs/pack" }

  static func with<Result>(patients: Int = 4, _ body: (AskedClinic) throws -> Result) throws
    -> Result
  {
    try Command.withFolder { folder in
      for name in ["night", "packs", "tmp"] {
        try FileManager.default.createDirectory(
          atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
      }
      let database = folder + "/night/patients.db"
      try SmallClinic.write(to: database, patients: patients)
      let journal = try RunningProgram([
        "/usr/bin/sqlite3", database, "PRAGMA journal_mode = delete",
      ]).wait()
      try #require(journal.code == 0, "\(journal.errors)")
      let run = try Command.run([
        "run", "--database", database, "--output", folder + "/night/out", "--as-of", asOf,
      ])
      try #require(run.code == 0, "\(run.errors)")
      return try body(AskedClinic(folder: folder, before: files(folder + "/night")))
    }
  }

  /// Runs `body` with a copy, removed afterwards.
  func withCopy<Result>(_ body: (AskedClinic) throws -> Result) throws -> Result {
    try Command.withCopy(of: folder) { try body(AskedClinic(folder: $0, before: before)) }
  }

  func copy(to path: String) throws -> AskedClinic {
    try Command.copy(folder, to: path)
    return AskedClinic(folder: path, before: before)
  }

  func start(_ question: Question, through: [String] = []) throws -> RunningProgram {
    let place = ["audit", "--database", clinic + "/patients.db", "--output", clinic + "/out"]
    let asked =
      switch question {
      case .whatIf: ["--what-if", "grace-days=0", "--what-if", "program=lemtrada-us"]
      case .pack: ["--pack", pack, "--patient", "\(SmallClinic.canary) mrn1"]
      }
    return try RunningProgram(
      through + [Command.path] + place + ["--as-of", Self.asOf] + asked,
      environment: ["TMPDIR": folder + "/tmp"])
  }

  /// What is wrong with what an audit left that ended so; nil: nothing.
  ///
  /// - Parameter canRemove: whether what it had begun could be taken away at all.
  func complaint(_ question: Question, _ outcome: Command.Outcome, canRemove: Bool = true) throws
    -> String?
  {
    if try Self.files(clinic) != before { return "the database or the runs changed" }
    let isThere = FileManager.default.fileExists(atPath: pack)
    if isThere, try RunningProgram(["/bin/sh", pack + "/verify.sh"]).wait().code != 0 {
      return "it left half a pack"
    }
    if canRemove, case let left = try leftOvers(), !left.isEmpty { return "it left \(left)" }
    guard outcome.code == 0 else { return nil }
    switch question {
    case .whatIf: return outcome.output.hasSuffix("\n") ? nil : "it ended with 0 and half an answer"
    case .pack:
      let isNamed = outcome.output.contains("SHA-256 of SHA256SUMS: ")
      return isThere && isNamed ? nil : "it ended with 0 and no pack, or none whose hash is known"
    }
  }

  private func leftOvers() throws -> [String] {
    let drafts = try Command.tree(clinic + "/out/.state").filter { $0.hasPrefix("access.key.") }
    let others = try FileManager.default.contentsOfDirectory(atPath: folder + "/packs")
      .filter { $0 != "pack" }
    return try drafts + others + Command.tree(folder + "/tmp")
  }

  /// Everything but the access log, which an audit is to write.
  private static func files(_ clinic: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for path in try Command.tree(clinic) where !path.hasPrefix("out/.state/access") {
      files[path] = FileManager.default.contents(atPath: "\(clinic)/\(path)") ?? Data()
    }
    let latest = try FileManager.default.destinationOfSymbolicLink(atPath: clinic + "/out/latest")
    files["latest"] = Data(latest.utf8)
    return files
  }
}
