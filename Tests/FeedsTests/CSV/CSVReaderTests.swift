import Feeds
import Testing

/// What is a field, a row and a line.
@Suite struct CSVReaderTests {
  @Test func `Blanks and quotation marks inside of a field stay`() throws {
    #expect(try CSVGiven.texts(" a , b\t,5\" ,x\"y\"\n") == [[" a ", " b\t", "5\" ", "x\"y\""]])
    #expect(try CSVGiven.texts("'=1+1,=1+1\n") == [["'=1+1", "=1+1"]])
  }

  @Test func `Each end of a line ends a row, and the last row needs none`() throws {
    for end in ["\n", "\r\n", "\r"] {
      #expect(try CSVGiven.texts("a,b\(end)1,2\(end)") == [["a", "b"], ["1", "2"]])
      #expect(try CSVGiven.texts("a,b\(end)1,2") == [["a", "b"], ["1", "2"]])
      #expect(try CSVGiven.texts("a,b\(end)1,") == [["a", "b"], ["1", ""]])
      #expect(try CSVGiven.texts("a,b\(end)1,\"\"") == [["a", "b"], ["1", ""]])
    }
  }

  @Test func `An empty line is no row, and a file of them has none`() throws {
    #expect(try CSVGiven.texts("\n\r\na,b\n\n\r\r1,2\n\n") == [["a", "b"], ["1", "2"]])
    #expect(try CSVGiven.texts("").isEmpty)
    #expect(try CSVGiven.texts("\n\r\n").isEmpty)
    #expect(try CSVGiven.texts(" \n\"\"\n") == [[" "], [""]])
  }

  @Test func `A row is on the line where it begins, whatever lines its fields have`() throws {
    let rows = try CSVGiven.rows("a\r\n\"x\ny\r\nz\rw\",1\r\n\nb\r\"\n\n\"\nc\n")
    #expect(rows.map(\.line) == [1, 2, 7, 8, 11])
    #expect(rows[1].texts == ["x\ny\r\nz\rw", "1"])
  }

  @Test func `Text behind a closing quotation mark makes a row none, and the next is read`() throws
  {
    let rows = try CSVGiven.rows("\"a\"b,1\n\"c\" ,2\n\"d\",3\n")
    #expect(rows.map(\.problem) == [.textBehindQuote, .textBehindQuote, nil])
    #expect(rows[2].texts == ["d", "3"])
    #expect(rows[0].texts.isEmpty)
  }

  @Test func `A quotation mark that is never closed refuses the file at its line`() throws {
    let reason = "a quotation mark is never closed, so the file is cut off"
    #expect(try CSVGiven.refusal(Array("a,b\n1,\"2\n3,4\n".utf8)) == .init(line: 2, reason: reason))
    #expect(try CSVGiven.refusal(Array("a,b\n1,\"2\"\"".utf8)) == .init(line: 2, reason: reason))
    #expect(try CSVGiven.refusal(Array("\"".utf8)) == .init(line: 1, reason: reason))
  }

  @Test(arguments: ["a,b\n1,\0\n", "\0", "a,b\n1,\"\0\"\n", "a,b\n\"1\"\0,2\n", "a\n\0,"])
  func `A zero byte refuses the file`(_ text: String) throws {
    let refused = try #require(try CSVGiven.refusal(Array(text.utf8)))
    #expect(refused.reason.hasPrefix("it holds a zero byte"))
  }

  @Test func `A zero byte far inside of a field is found as well`() throws {
    for length in [47, 48, 49, 300, 70_000, 300_000] {
      let bytes = Array("a,".utf8) + Array(repeating: 0x78, count: length) + [0]
      #expect(try CSVGiven.refusal(bytes) != nil)
    }
  }

  @Test func `Fields of every length around the sizes of buffers are whole`() throws {
    for length in [0, 1, 47, 48, 49, 303, 304, 305, 1327, 1328, 1329, 262_143, 262_144, 262_145] {
      let long = String(repeating: "x", count: length)
      let text = "\(long),1\r\n\"\(long)\"\"\",2\n"
      #expect(try CSVGiven.texts(text) == [[long, "1"], [long + "\"", "2"]])
    }
  }

  @Test func `Semicolon and tab part fields where the mapping says so`() throws {
    var format = CSVFormat()
    format.delimiter = .semicolon
    #expect(try CSVGiven.rows("a,b;\"c;d\"\n", format: format)[0].texts == ["a,b", "c;d"])
    format.delimiter = .tab
    #expect(try CSVGiven.rows("a;b\t c\n", format: format)[0].texts == ["a;b", " c"])
  }

  @Test func `A row of 1 MB is read, and a byte more is refused alone`() throws {
    let most = String(repeating: "x", count: CSVRow.mostBytes)
    let rows = try CSVGiven.rows("\(most),\n\(most),x\n\"\(most)\(most)\n\",2\n3,4\n")
    #expect(rows.map(\.problem) == [nil, .tooLong, .tooLong, nil])
    #expect(rows.map(\.line) == [1, 2, 3, 5])
    #expect(rows.first?.texts.first?.utf8.count == CSVRow.mostBytes)
    #expect(rows.last?.texts == ["3", "4"])
  }

  @Test func `So it is where quotation marks and line ends alone make it up`() throws {
    let marks = String(repeating: "\"\"", count: CSVRow.mostBytes)
    #expect(try CSVGiven.rows("\"\(marks)\"\n").map(\.problem) == [nil])
    #expect(try CSVGiven.rows("\"\(marks)\"\"\"\n1,2\n").map(\.problem) == [.tooLong, nil])
    let lines = String(repeating: "\n", count: CSVRow.mostBytes)
    let rows = try CSVGiven.rows("\"\(lines)\"\n\"\(lines)\n\"\n1,2\n")
    #expect(rows.map(\.problem) == [nil, .tooLong, nil])
    #expect(rows.last?.line == 2 * CSVRow.mostBytes + 4)
  }

  @Test func `A row of 4096 fields is read, and one more is refused alone`() throws {
    let most = String(repeating: ",", count: CSVRow.mostFields - 1)
    let rows = try CSVGiven.rows("\(most)\n\(most),\n1,2\n")
    #expect(rows.map(\.problem) == [nil, .tooManyFields, nil])
    #expect(rows[0].texts.count == CSVRow.mostFields)
  }

  @Test func `A file that is not there, or is a folder, is unreadable`() throws {
    for path in ["/nowhere/x.csv", "/"] {
      #expect {
        _ = try CSVReader(path: path)
      } throws: {
        guard case .unreadable? = $0 as? FeedError else { return false }
        return true
      }
    }
  }
}
