internal import StrictYAML

extension FeedMapping {
  /// What comes with the program: codes of the drug of the programme, and nothing of a site.
  package static var builtIn: FeedMapping {
    get throws(FeedMappingError) {
      try FeedMapping().adding(PackageResources.lemtrada_us_yaml, file: "lemtrada-us.yaml")
    }
  }

  /// Reads the mapping file of a site on top of what comes with the program.
  package static func read(path: String) throws(FeedMappingError) -> FeedMapping {
    try builtIn.adding(bytes(path), file: path)
  }

  /// The same with what a mapping file adds: where it speaks of a code or a key that is here
  /// already, the file holds.
  ///
  /// `file` is its path for messages; the file of codes that it may name is opened, and a relative
  /// path of one begins in its folder.
  package func adding(_ bytes: [UInt8], file: String) throws(FeedMappingError) -> FeedMapping {
    do throws(MappingRefusal) {
      return try MappingDecoder(file: file).mapping(bytes, on: self)
    } catch {
      switch error {
      case .here(let refusal): throw FeedMappingError(path: file, refusal)
      case .elsewhere(let error): throw error
      }
    }
  }

  /// As many bytes as show that a file is too large, and no more.
  private static func bytes(_ path: String) throws(FeedMappingError) -> [UInt8] {
    do throws(FeedError) {
      let file = try FileBytes(path: path)
      var bytes: [UInt8] = []
      while bytes.count <= SourceText.mostBytes, try file.appendChunk(to: &bytes) {}
      return bytes
    } catch {
      throw FeedMappingError(error)
    }
  }
}

/// A refusal of the mapping file, or of a file that it names.
enum MappingRefusal: Error {
  case here(Refusal)
  case elsewhere(FeedMappingError)
}
