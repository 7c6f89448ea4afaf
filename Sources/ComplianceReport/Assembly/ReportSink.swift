/// Where a report's files go: handed in, so that the report itself knows no file system.
package struct ReportSink {
  /// Begins a file; `path` is relative and of our own making.
  package var create: (_ path: String) throws -> ReportFile
  /// Makes an empty place for what does not fit in memory.
  package var makeScratch: () throws -> ReportScratch
  /// Makes an empty file for a library that writes to nothing else.
  package var makeScratchFile: () throws -> ReportScratchFile

  package init(
    create: @escaping (String) throws -> ReportFile,
    makeScratch: @escaping () throws -> ReportScratch,
    makeScratchFile: @escaping () throws -> ReportScratchFile
  ) {
    self.create = create
    self.makeScratch = makeScratch
    self.makeScratchFile = makeScratchFile
  }
}

/// A file that is being written.
package struct ReportFile {
  package var write: ([UInt8]) throws -> Void
  package var finish: () throws -> Void

  package init(write: @escaping ([UInt8]) throws -> Void, finish: @escaping () throws -> Void) {
    self.write = write
    self.finish = finish
  }
}

/// Bytes that are appended once and read back by their place.
package struct ReportScratch {
  package var append: ([UInt8]) throws -> Void
  /// At most `count` bytes from `offset`; fewer only at the end.
  package var read: (_ count: Int, _ offset: Int) throws -> [UInt8]

  package init(
    append: @escaping ([UInt8]) throws -> Void, read: @escaping (Int, Int) throws -> [UInt8]
  ) {
    self.append = append
    self.read = read
  }
}

/// A file that is written by its path and read back. It goes when nobody knows this any more.
package struct ReportScratchFile {
  package let path: String
  /// At most `count` bytes from `offset`; fewer only at the end.
  package var read: (_ count: Int, _ offset: Int) throws -> [UInt8]

  package init(path: String, read: @escaping (Int, Int) throws -> [UInt8]) {
    self.path = path
    self.read = read
  }
}
