/// The value of an observation as table `observation` holds it: a number, or words where it is none.
struct ObservationValue {
  var number: Double?
  var text: String?
  var unit: String?

  var isEmpty: Bool { number == nil && text == nil }

  /// No value.
  init() {}

  /// Reads `value[x]` of an observation or a component. Where a reason for its absence stands beside
  /// a value, which FHIR forbids, there is none.
  ///
  /// Source: FHIR R4, Observation, `value[x]` and constraint obs-6.
  init(of json: JSONValue) throws(RecordEnd) {
    self.init()
    guard try json.object("dataAbsentReason") == nil, let (type, value) = try json.choice("value")
    else { return }
    switch type {
    case "Quantity": self.init(try Quantity(value))
    case "CodeableConcept": text = try Self.words(of: CodeableConcept(value))
    case "String", "DateTime", "Time":
      text = try value.text(called: "value[x]")
    case "Boolean": text = try value.bool(called: "valueBoolean") ? "true" : "false"
    case "Integer": number = try value.number(called: "valueInteger").value
    case "Range": self.init(low: try value.quantity("low"), high: try value.quantity("high"))
    case "Ratio":
      let ratio = (try value.quantity("numerator")?.text, try value.quantity("denominator")?.text)
      if let above = ratio.0, let below = ratio.1 { text = "\(above):\(below)" }
    case "Period": text = try Self.period(value)
    case "SampledData": text = "(data)"
    default: throw .refused("a value of a type that is not known")
    }
    if text?.isEmpty ?? false { text = nil }
  }

  private init(_ quantity: Quantity) {
    unit = quantity.unit
    if quantity.comparator == nil {
      number = quantity.value?.number
    } else {
      text = quantity.text
    }
  }

  /// `20-30`; of a range with one end `>=20` or `<=30`, as both ends belong to it.
  private init(low: Quantity?, high: Quantity?) {
    unit = low?.unit ?? high?.unit
    switch (low?.text, high?.text) {
    case (let low?, let high?): text = "\(low)-\(high)"
    case (let low?, nil): text = ">=\(low)"
    case (nil, let high?): text = "<=\(high)"
    case (nil, nil): break
    }
  }

  private static func words(of concept: CodeableConcept) -> String? {
    concept.isAbsent ? nil : concept.words
  }

  private static func period(_ json: JSONValue) throws(RecordEnd) -> String? {
    let (start, end) = (try json.text("start"), try json.text("end"))
    return start == nil && end == nil ? nil : "\(start ?? "..")/\(end ?? "..")"
  }
}
