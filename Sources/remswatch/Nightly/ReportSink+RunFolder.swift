internal import ComplianceReport
internal import Delivery

extension ReportSink {
  /// Hands a report's files to a run's folder. None is made any more once the program was asked to
  /// stop: it would stay behind.
  init(_ folder: RunFolder, _ interruption: Interruption) {
    self.init(
      create: { path in
        let open = OpenFile(try interruption.protecting { try folder.create(path) })
        return ReportFile(
          write: { try open.write($0) },
          finish: { try open.finish { file in try folder.finish(file, path) } })
      },
      makeScratch: {
        ReportScratch(
          SharedScratch(
            try interruption.protecting { try ScratchFile(folder.newScratchPath()) }))
      },
      makeScratchFile: {
        let scratch = SharedNamedScratch(
          try interruption.protecting { try NamedScratchFile(folder.newScratchPath()) })
        return ReportScratchFile(
          path: scratch.file.path, read: { try scratch.file.read($0, at: $1) })
      })
  }
}

extension ReportScratch {
  init(_ scratch: SharedScratch) {
    self.init(
      append: { try scratch.file.append($0) }, read: { try scratch.file.read($0, at: $1) })
  }
}

/// A file that closures share.
final class OpenFile {
  private var file: RunFile?

  init(_ file: consuming RunFile) {
    self.file = consume file
  }

  func write(_ bytes: [UInt8]) throws {
    try file?.write(bytes)
  }

  func finish(_ end: (consuming RunFile) throws -> Void) throws {
    if let file = file.take() { try end(file) }
  }
}

/// A scratch file that closures share.
final class SharedScratch {
  let file: ScratchFile

  init(_ file: consuming ScratchFile) {
    self.file = file
  }
}

/// A scratch file with a name that closures share.
private final class SharedNamedScratch {
  let file: NamedScratchFile

  init(_ file: consuming NamedScratchFile) {
    self.file = file
  }
}
