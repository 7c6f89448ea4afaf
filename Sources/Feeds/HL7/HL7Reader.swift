/// Makes records of messages.
struct HL7Reader {
  let codes: CodeMap
  let partialCodes: Set<String>
  let clock: HL7Clock

  private enum Purpose {
    case results
    case demographics
    case merge
    case none
  }

  /// The records of a message, at least one.
  func records(of raw: HL7RawMessage) -> [FeedRecord] {
    do throws(HL7Flaw) {
      var message = try HL7Message(raw)
      let purpose = Self.purpose(of: message)
      if purpose == .none {
        let name = message.trigger.isEmpty ? message.type : "\(message.type)^\(message.trigger)"
        return [record(raw.line, .skipped(reason: "message type \(name)"))]
      }
      try message.readParts(raw)
      return try patients(of: message).map { statement(of: $0, in: message, for: purpose) }
    } catch {
      return [record(raw.line, .refused(reason: error.reason))]
    }
  }

  /// Source: HL7 v2.8 chapters 3 and 7; R30 to R32 are point-of-care results.
  private static func purpose(of message: HL7Message) -> Purpose {
    switch (message.type, message.trigger) {
    case ("ORU", ""), ("ORU", "R01"), ("ORU", "R30"), ("ORU", "R31"), ("ORU", "R32"),
      ("OUL", "R21"), ("OUL", "R22"), ("OUL", "R23"), ("OUL", "R24"):
      .results
    case ("ADT", "A08"): .demographics
    case ("ADT", "A40"): .merge
    default: .none
    }
  }

  /// The segments of each patient, beginning with its PID.
  private func patients(of message: HL7Message) throws(HL7Flaw) -> [ArraySlice<HL7Message.Part>] {
    let starts = message.parts.indices.filter { message.parts[$0].name == "PID" }
    guard let first = starts.first else { throw HL7Flaw("no PID") }
    let isResult = message.parts[..<first].contains { ["OBR", "OBX", "MRG"].contains($0.name) }
    guard !isResult else { throw HL7Flaw("results before the PID") }
    let ends = starts.dropFirst() + [message.parts.endIndex]
    return zip(starts, ends).map { message.parts[$0..<$1] }
  }

  private func statement(
    of parts: ArraySlice<HL7Message.Part>, in message: HL7Message, for purpose: Purpose
  ) -> FeedRecord {
    let segment = parts[parts.startIndex].segment
    let line = parts.startIndex == message.parts.startIndex ? message.header.line : segment.line
    do throws(HL7Flaw) {
      var statement = Statement()
      stamp(message, into: &statement)
      let patient = HL7Patient(segment: segment, sender: message.sender)
      try patient.read(into: &statement)
      switch purpose {
      case .results:
        try HL7Results(codes: codes, partialCodes: partialCodes)
          .read(parts, of: message, into: &statement)
      case .merge: try patient.readMerge(parts, into: &statement)
      case .demographics, .none: break
      }
      return record(line, .statement(statement))
    } catch {
      return record(line, .refused(reason: error.reason))
    }
  }

  /// MSH-7 and MSH-13.
  private func stamp(_ message: HL7Message, into statement: inout Statement) {
    let stated = message.header[6]
    guard !stated.isEmptyOrNull else { return }
    guard let time = HL7Time(stated), let instant = clock.instant(of: time) else {
      statement.findings.append(
        PartFinding(
          place: Place(line: message.header.line, part: "MSH 7"), reason: "no time of the message",
          isRefusal: true))
      return
    }
    let sequence = (try? message.header[12].code()).flatMap { Int64($0) } ?? 0
    statement.stamp = SourceStamp(
      time: instant, nanoseconds: time.nanoseconds, sequence: sequence)
  }

  private func record(_ line: Int, _ content: FeedRecord.Content) -> FeedRecord {
    FeedRecord(place: Place(line: line), content: content)
  }
}
