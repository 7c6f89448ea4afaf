import ComplianceReport

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
    }
    var step: Step
    /// The file it happens to; nil: any, or the scratch.
    var path: String?
  }

  private var open: Set<String> = []
  private(set) var files: [String: [UInt8]] = [:]
  private(set) var scratches = 0
  private(set) var appends = 0
  private let failure: Failure?

  init(failing failure: Failure? = nil) {
    self.failure = failure
  }

  /// Files that were made and not finished.
  var unfinished: Set<String> { open }

  var sink: ReportSink {
    ReportSink(create: { try self.create($0) }, makeScratch: { try self.makeScratch() })
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
    scratches += 1
    var bytes: [UInt8] = []
    return ReportScratch(
      append: {
        try self.fail(.append, nil)
        self.appends += 1
        bytes.append(contentsOf: $0)
      },
      read: { count, offset in
        try self.fail(.read, nil)
        return Array(bytes[min(offset, bytes.count)..<min(offset + count, bytes.count)])
      })
  }

  private func fail(_ step: Failure.Step, _ path: String?) throws {
    guard let failure, failure.step == step, failure.path == nil || failure.path == path else {
      return
    }
    throw failure
  }
}
