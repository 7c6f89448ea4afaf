internal import Configuration
internal import ProgramFiles

extension RuleSet {
  /// Reads the rule set that a setting names.
  ///
  /// Throws where the file cannot be read, or the rule set is refused.
  func load() throws -> LoadedProgram {
    switch self {
    case .builtIn(let id): try ProgramFiles.builtIn(id)
    case .file(let path):
      try ProgramFiles.decode(
        InputFile.read(path, limit: RuleSetOption.sizeLimit), file: path)
    }
  }
}
