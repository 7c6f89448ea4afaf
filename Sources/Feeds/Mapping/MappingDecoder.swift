internal import Foundation
internal import StrictYAML

/// Reads the keys of a mapping file.
struct MappingDecoder {
  private static let keys = [
    "time-zone", "source", "home-authority", "authorities", "codes", "meanings", "csv",
  ]

  /// The path of the mapping file.
  let file: String

  /// A file of comments alone adds nothing.
  func mapping(_ bytes: [UInt8], on base: FeedMapping) throws(MappingRefusal) -> FeedMapping {
    var mapping = base
    let codes: YAMLValue?
    do throws(Refusal) {
      let source = try SourceText(bytes, kind: "mapping")
      guard let root = try YAMLTree.readIfAny(source) else { return mapping }
      let fields = try Fields(root, of: "the mapping", keys: Self.keys)
      try decode(fields, into: &mapping)
      codes = fields.optional("codes")
    } catch {
      throw .here(error)
    }
    if let codes {
      mapping.codes = mapping.codes.adding(try CodesDecoder(mappingFile: file).codes(codes))
    }
    return mapping
  }

  private func decode(_ fields: Fields, into mapping: inout FeedMapping) throws(Refusal) {
    if let zone = fields.optional("time-zone") { mapping.timeZone = try Self.timeZone(zone) }
    if let source = fields.optional("source") { mapping.source = try source.text("source") }
    if let authority = fields.optional("home-authority") {
      mapping.homeAuthority = try authority.text("home-authority")
    }
    if let authorities = fields.optional("authorities") {
      for entry in try authorities.entries(of: quoted("authorities")) {
        mapping.authorities[entry.key] = try entry.value.text(entry.key)
      }
    }
    if let meanings = fields.optional("meanings") {
      let added = try MeaningsDecoder.meanings(meanings)
      mapping.meanings.merge(added) { _, added in added }
    }
    if let csv = fields.optional("csv") { mapping.csv = try CSVMappingDecoder.csv(csv) }
  }

  private static func timeZone(_ value: YAMLValue) throws(Refusal) -> String {
    let name = try value.text("time-zone")
    // Abbreviations and offsets are no zones: Foundation takes them, and they know no summer time.
    let isName = name.contains("/") && !name.contains("..") && TimeZone(identifier: name) != nil
    guard isName || name == "UTC" else {
      throw Refusal(
        line: value.line, "\(quoted(name)) is no time zone",
        write: "an IANA name such as America/Chicago instead")
    }
    return name
  }
}

extension YAMLValue {
  /// A code and its system, the keys of one mapping.
  static func sourceCode(_ fields: Fields) throws(Refusal) -> SourceCode {
    SourceCode(code: try fields.text("code"), system: try fields.text("system"))
  }
}
