/// The one script of the pages: shows what is hidden until a day and time have come.
///
/// It stands here as it is sent, takes nothing from the data but `data-due`, which only we write,
/// and runs again every minute, as a page can lie open over night. A time without an offset is that
/// of the reader's own clock (ECMA-262, "Date Time String Format").
enum DueScript {
  static let html = HTML.raw(
    """
    function due(){for(const e of document.querySelectorAll("[data-due]"))\
    e.hidden=Math.sign(Date.now()-Date.parse(e.dataset.due))===-1}due();setInterval(due,60000)
    """)
}
