import ComplianceReport
import Foundation

/// A run's folder in memory, as strict as the real one: a file is made once and finished once.
final class FilesMemory {
  struct Misuse: Error, Hashable {
    var what: String
    var path: String
  }

  /// What is to fail, and with what.
  struct Failure: Error, Hashable {
    enum Step: Hashable, CaseIterable {
      case create
      case write
      case finish
      case makeScratch
      case append
      case read
      case makeScratchFile
      case readScratchFile
    }
    var step: Step
    /// The file it happens to; nil: any, or the scratch.
    var path: String?
  }

  private var open: Set<String> = []
  private(set) var files: [String: [UInt8]] = [:]
  /// How often each scratch was appended to, in the order in which they were made.
  private(set) var appendsByScratch: [Int] = []
  var scratches: Int { appendsByScratch.count }
  var appends: Int { appendsByScratch.reduce(0, +) }
  private let failure: Failure?

  init(failing failure: Failure? = nil) {
    self.failure = failure
  }

  /// Files that were made and not finished.
  var unfinished: Set<String> { open }

  var sink: ReportSink {
    ReportSink(
      create: { try self.create($0) }, makeScratch: { try self.makeScratch() },
      makeScratchFile: { try self.makeScratchFile() })
  }

  private func create(_ path: String) throws -> ReportFile {
    try fail(.create, path)
    guard files[path] == nil else { throw Misuse(what: "made twice", path: path) }
    files[path] = []
    open.insert(path)
    return ReportFile(
      write: { try self.write($0, path) },
      finish: {
        try self.fail(.finish, path)
        guard self.open.remove(path) != nil else {
          throw Misuse(what: "finished twice", path: path)
        }
      })
  }

  private func write(_ bytes: [UInt8], _ path: String) throws {
    try fail(.write, path)
    guard open.contains(path) else { throw Misuse(what: "written when finished", path: path) }
    files[path]?.append(contentsOf: bytes)
  }

  private func makeScratch() throws -> ReportScratch {
    try fail(.makeScratch, nil)
    let number = scratches
    appendsByScratch.append(0)
    var bytes: [UInt8] = []
    return ReportScratch(
      append: {
        try self.fail(.append, nil)
        self.appendsByScratch[number] += 1
        bytes.append(contentsOf: $0)
      },
      read: { count, offset in
        try self.fail(.read, nil)
        return Array(bytes[min(offset, bytes.count)..<min(offset + count, bytes.count)])
      })
  }

  private func makeScratchFile() throws -> ReportScratchFile {
    try fail(.makeScratchFile, nil)
    let file = try FilesScratchFile()
    return ReportScratchFile(path: file.path) {
      try self.fail(.readScratchFile, nil)
      return try file.read($0, $1)
    }
  }

  private func fail(_ step: Failure.Step, _ path: String?) throws {
    guard let failure, failure.step == step, failure.path == nil || failure.path == path else {
      return
    }
    throw failure
  }
}

/// A file of the disk for as long as somebody knows it.
private final class FilesScratchFile {
  let path: String

  init() throws {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("remswatch-\(UUID().uuidString)").path
    try Data().write(to: URL(fileURLWithPath: path))
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func read(_ count: Int, _ offset: Int) throws -> [UInt8] {
    let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    defer { try? file.close() }
    try file.seek(toOffset: UInt64(offset))
    return [UInt8](try file.read(upToCount: count) ?? Data())
  }
}
