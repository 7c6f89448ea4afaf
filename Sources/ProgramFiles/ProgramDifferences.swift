internal import Monitoring

/// What is not the same in two versions of a rule set, as text for those who sign it off.
package enum ProgramDifferences {
  /// Requirement by requirement; a set that says the same says so.
  package static func text(from old: LoadedProgram, to new: LoadedProgram) -> String {
    let head = """
      From \(name(old))
      to   \(name(new))

      """
    let parts = changes(from: old.program, to: new.program)
    guard parts.isEmpty else { return head + parts.map { "\n" + $0 }.joined() }
    return head + "\n"
      + (old.sha256 == new.sha256
        ? "Nothing changed: it is the same file, byte for byte.\n"
        : "No requirement changed; the files differ in words that no requirement holds.\n")
  }

  /// One text for the values of the whole set and one for each requirement that differs.
  static func changes(from old: Program, to new: Program) -> [String] {
    let ids = new.requirements.map(\.id)
    let removed = old.requirements.filter { !ids.contains($0.id) }.map { requirement in
      "Removed: \(requirement.id)\n"
        + marked(ProgramListing.show(requirement, in: old), "- ")
    }
    return whole(old, new) + new.requirements.compactMap { change(of: $0, old, new) } + removed
  }

  private static func whole(_ old: Program, _ new: Program) -> [String] {
    let lines = lines(from: ProgramListing.head(old), to: ProgramListing.head(new))
    return lines.isEmpty ? [] : ["Changed: the values of the whole set\n" + lines]
  }

  private static func change(of requirement: Requirement, _ old: Program, _ new: Program)
    -> String?
  {
    let text = ProgramListing.show(requirement, in: new)
    guard let place = old.requirementIndex(id: requirement.id) else {
      return "Added: \(requirement.id)\n" + marked(text, "+ ")
    }
    let before = ProgramListing.show(old.requirements[place], in: old)
    let lines = lines(from: before, to: text)
    return lines.isEmpty ? nil : "Changed: \(requirement.id)\n" + lines
  }

  /// Lines of one text alone, those of the old first.
  private static func lines(from old: String, to new: String) -> String {
    let (old, new) = (rows(old), rows(new))
    return difference(old, from: new, "- ") + difference(new, from: old, "+ ")
  }

  private static func difference(_ lines: [String], from others: [String], _ mark: String)
    -> String
  {
    lines.filter { !others.contains($0) }.map { "  \(mark)\($0)\n" }.joined()
  }

  /// Lines with one blank between words: how wide a column is says nothing.
  private static func rows(_ text: String) -> [String] {
    text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
  }

  private static func marked(_ text: String, _ mark: String) -> String {
    rows(text).map { "  \(mark)\($0)\n" }.joined()
  }

  private static func name(_ loaded: LoadedProgram) -> String {
    "\(loaded.program.id) \(loaded.program.version), SHA-256 \(loaded.sha256)"
  }
}
