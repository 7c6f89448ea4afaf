import Testing
@testable import PatientStore
@Test func a() { #expect(TextTable().count == 0) }
