/// What a site says of its sources: which codes mean what, and how they write dates and names.
package struct FeedMapping: Sendable {
  /// Codes of laboratory tests, examinations and screenings.
  package var codes: CodeMap
  /// Codes of drugs, vaccines and conditions that the schema has a place for.
  package var meanings: [SourceCode: FactMeaning]
  /// IANA name of the zone of times without an offset; it orders versions and never moves a day.
  package var timeZone: String
  /// Which server or database the files are from, where there is more than one: ids of resources and
  /// numbers of rows mean a patient within it alone; "": there is one.
  package var source = ""
  /// The name of an assigning authority by other names that sources have for it.
  package var authorities: [String: String] = [:]
  /// The assigning authority whose record numbers are printed plain; "": none is stated.
  package var homeAuthority = ""
  /// How CSV files are written.
  package var csv = CSVMapping()

  package init(
    codes: CodeMap = CodeMap(), meanings: [SourceCode: FactMeaning] = [:], timeZone: String = "UTC"
  ) {
    self.codes = codes
    self.meanings = meanings
    self.timeZone = timeZone
  }

  /// The same with what the tests of a rule set are made from, by their codes.
  package func with(materials: [String: Material]) -> FeedMapping {
    var mapping = self
    mapping.codes = codes.with(materials: materials)
    return mapping
  }
}
