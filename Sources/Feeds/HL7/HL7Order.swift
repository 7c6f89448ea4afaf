/// What a report says of one order: OBR, and the segments that belong to it.
struct HL7Order {
  struct Observation {
    let segment: HL7Segment
    /// Its number among the OBX of the message, from 1.
    let number: Int
  }

  /// OBR; nil: the results stand without one.
  var request: HL7Segment?
  /// Its number among the OBR of the message, from 1; 0: there is none.
  var number = 0
  /// ORC, which may state the numbers of the order in place of OBR.
  var control: HL7Segment?
  var specimens: [HL7Segment] = []
  var observations: [Observation] = []

  /// The orders of a patient's segments.
  ///
  /// SPM stands behind OBR (ORU, OUL^R21 and R24) and belongs to it, or before the first (OUL^R22
  /// and R23) and belongs to all that follow. A segment that is not known closes the order: an OBR
  /// whose name was damaged must not leave its results to the order before it.
  static func orders(in parts: ArraySlice<HL7Message.Part>, isOUL: Bool) -> [HL7Order] {
    var grouping = Grouping(
      specimensLead: parts.first { $0.name == "OBR" || $0.name == "SPM" }?.name == "SPM",
      isOUL: isOUL)
    for part in parts { grouping.take(part) }
    grouping.close()
    return grouping.orders
  }

  /// Puts segments together, one after the other.
  private struct Grouping {
    let specimensLead: Bool
    let isOUL: Bool
    var orders: [HL7Order] = []
    private var open = HL7Order()
    private var leading: [HL7Segment] = []
    private var (requests, observations) = (0, 0)

    init(specimensLead: Bool, isOUL: Bool) {
      (self.specimensLead, self.isOUL) = (specimensLead, isOUL)
    }

    mutating func take(_ part: HL7Message.Part) {
      switch part.name {
      case "ORC": takeControl(part.segment)
      case "OBR": takeRequest(part.segment)
      case "SPM": takeSpecimen(part.segment)
      case "OBX":
        observations += 1
        open.observations.append(Observation(segment: part.segment, number: observations))
      case "PID": break
      default:
        if !part.name.hasPrefix("Z") { close() }
      }
    }

    mutating func close() {
      if open.request != nil || !open.observations.isEmpty { orders.append(open) }
      open = HL7Order()
      open.specimens = leading
    }

    private mutating func takeControl(_ segment: HL7Segment) {
      // OUL^R22 and R24 put ORC behind its OBR.
      if !isOUL || open.request == nil { close() }
      open.control = segment
    }

    private mutating func takeRequest(_ segment: HL7Segment) {
      let control = open.request == nil && open.observations.isEmpty ? open.control : nil
      close()
      requests += 1
      (open.request, open.number, open.control) = (segment, requests, control)
    }

    private mutating func takeSpecimen(_ segment: HL7Segment) {
      guard specimensLead else { return open.specimens.append(segment) }
      leading = [segment]
      close()
    }
  }
}
