/// Where a report's files go: handed in, so that the report itself knows no file system.
package struct ReportSink {
  /// Begins a file; `path` is relative and of our own making.
  package var create: (_ path: String) throws -> ReportFile
  /// Makes an empty place for what does not fit in memory.
  package var makeScratch: () throws -> ReportScratch

  package init(
    create: @escaping (String) throws -> ReportFile,
    makeScratch: @escaping () throws -> ReportScratch
  ) {
    self.create = create
    self.makeScratch = makeScratch
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
