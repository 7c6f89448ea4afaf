/// A text as a few words, so that most are compared without a loop over their bytes.
struct TextKey: Equatable {
  /// A key that no text has, not even an empty one: compared like any other, as an optional is not.
  static let ofNoText = TextKey()

  /// The longest text of which the words hold every byte.
  private static let longest = 24

  private let count: Int
  private let head: UInt64
  private let middle: UInt64
  private let tail: UInt64

  @inline(__always)
  init(_ text: UnsafeBufferPointer<UInt8>) {
    count = text.count
    let raw = UnsafeRawBufferPointer(text)
    if count >= 8 {
      // The words overlap where the text is shorter than they are together.
      head = raw.loadUnaligned(as: UInt64.self)
      middle =
        count <= Self.longest
        ? raw.loadUnaligned(fromByteOffset: count / 2 - 4, as: UInt64.self) : Self.sum(text)
      tail = raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
    } else if count >= 4 {
      head = UInt64(raw.loadUnaligned(as: UInt32.self))
      middle = 0
      tail = UInt64(raw.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
    } else {
      head = text.reduce(0) { $0 << 8 | UInt64($1) }
      (middle, tail) = (0, 0)
    }
  }

  private init() {
    (count, head, middle, tail) = (-1, 0, 0, 0)
  }

  /// All words at once: keys that are asked about are most often equal.
  @inline(__always)
  static func == (one: TextKey, other: TextKey) -> Bool {
    one.count == other.count
      && (one.head ^ other.head) | (one.middle ^ other.middle) | (one.tail ^ other.tail) == 0
  }

  /// Whether two texts with this key are equal: it holds every byte.
  var isWhole: Bool { count <= Self.longest }

  /// A number whose lower bits depend on all words.
  var hash: Int {
    // Turned, so that equal words do not cancel each other out.
    let words = head ^ (middle << 21 | middle >> 43) ^ (tail << 42 | tail >> 22)
    return Int(truncatingIfNeeded: Self.mix(UInt64(count), words))
  }
}

extension TextKey {
  /// Depends on every byte, so that long texts that differ in few do not look alike.
  private static func sum(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    text.reduce(0) { mix($0, UInt64($1)) }
  }

  /// Folded before and behind the product, which carries upwards alone.
  private static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let sum = hash ^ word
    let product = (sum ^ sum >> 32) &* 0x9e37_79b9_7f4a_7c15
    return product ^ product >> 32
  }
}

/// The text that came last, to tell whether the next is the same.
struct LastText {
  private var key = TextKey.ofNoText
  /// All of the text where its key does not hold it.
  private var bytes: [UInt8] = []

  init() {}

  /// Whether the text is the last one again; otherwise it is the last one from now on.
  @inline(__always)
  mutating func isRepeated(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let next = TextKey(text)
    if next == key, next.isWhole || bytes.elementsEqual(text) { return true }
    keep(text, next)
    return false
  }

  private mutating func keep(_ text: UnsafeBufferPointer<UInt8>, _ key: TextKey) {
    self.key = key
    guard !key.isWhole else { return }
    bytes.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: text)
  }
}

/// What a text was last read as: rows that stand together often say the same.
struct Remembered<Value> {
  private var last = LastText()
  private var value: Value?

  init() {}

  /// Reads a text, where it is not the last one again; nil: it cannot be read.
  @inline(__always)
  mutating func value(
    of text: UnsafeBufferPointer<UInt8>, _ read: (UnsafeBufferPointer<UInt8>) -> Value?
  ) -> Value? {
    if !last.isRepeated(text) { value = read(text) }
    return value
  }
}
