internal import Monitoring

extension SourceStamp {
  /// The stamp of a resource: when it was last written on its server and which version that made,
  /// else when the report was issued; nil where it states neither.
  ///
  /// Source: FHIR R4, resource, Meta.
  init?(of resource: JSONValue) throws(RecordEnd) {
    let meta = try resource.object("meta")
    let version = try meta?.text("versionId").flatMap { Int64($0) } ?? 0
    if let time = try meta?.text("lastUpdated") {
      try self.init(instant: time, called: "meta.lastUpdated", sequence: max(0, version))
    } else if let time = try resource.text("issued") {
      try self.init(instant: time, called: "issued", sequence: max(0, version))
    } else {
      return nil
    }
  }

  /// An instant has an offset, always: without one it cannot be put in order.
  private init(
    instant text: String, called name: String, sequence: Int64
  ) throws(RecordEnd) {
    guard let time = Instant(rfc3339: text) else {
      throw .refused("\(name) is no instant with an offset")
    }
    self.init(time: time, nanoseconds: Self.nanoseconds(of: text), sequence: sequence)
  }

  /// The fraction of a second; what is finer than a nanosecond is cut off.
  private static func nanoseconds(of text: String) -> Int32 {
    let fraction = text.utf8.drop { $0 != UInt8(ascii: ".") }.dropFirst()
    let digits = fraction.prefix { $0 &- UInt8(ascii: "0") <= 9 }.prefix(9)
    var nanoseconds: Int32 = 0
    for digit in digits { nanoseconds = nanoseconds * 10 + Int32(digit - UInt8(ascii: "0")) }
    for _ in digits.count..<9 { nanoseconds *= 10 }
    return nanoseconds
  }
}
