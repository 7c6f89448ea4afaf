import Monitoring

extension CaseFile {
  /// Reads a case table; an unknown word throws with its line.
  static func parse(_ text: String, requirement: String) throws(CaseFileError) -> CaseFile {
    var file = CaseFile(requirement: requirement)
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      var words = try CaseLine(String(line), requirement: requirement, number: index + 1)
      if index == 0 { try expectTitle(line, of: requirement, words) }
      if words.isBlank { continue }
      try file.read(&words, isIndented: line.first == " ")
    }
    for patient in file.cases where patient.questions.isEmpty {
      let message = "the case \"\(patient.name)\" asks nothing"
      throw CaseFileError(requirement: requirement, line: 1, message: message)
    }
    return file
  }

  private static func expectTitle(
    _ line: Substring, of requirement: String, _ words: CaseLine
  ) throws(CaseFileError) {
    guard line.hasPrefix("# \(requirement): ") else {
      throw words.error("the first line is \"# \(requirement): \" and what it asks for")
    }
  }

  private mutating func read(
    _ words: inout CaseLine, isIndented: Bool
  ) throws(CaseFileError) {
    guard isIndented else {
      try words.expect("case:")
      let name = words.rest()
      if name.isEmpty || cases.contains(where: { $0.name == name }) {
        throw words.error("a case needs a claim of its own")
      }
      cases.append(PatientCase(name: name, number: cases.count + 1))
      return
    }
    guard !cases.isEmpty else { throw words.error("no case has been named yet") }
    let last = cases.count - 1
    if words.isQuestion {
      cases[last].questions.append(try CaseQuestion(&words))
    } else if cases[last].questions.isEmpty {
      try cases[last].rows.add(&words, requirement: requirement, number: cases[last].number)
    } else {
      throw words.error("what is recorded comes before what is asked")
    }
  }
}
