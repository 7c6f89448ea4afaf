/// The one script of the pages: without it everything can be read, with it also sorted and
/// filtered.
///
/// It stands here as it is sent. It takes nothing from the data but text and the `data-` attributes
/// that only we write, makes no markup of text, and asks nobody for anything. It holds no `<`, so
/// that nothing in it can end its element.
enum PageScript {
  static let html = HTML([
    .raw(opening), .raw(dueTimes), .raw(paper), .raw(lists), .raw(sorting), .raw(filtering),
    .raw(address), .raw(closing),
  ])

  private static let opening: StaticString = #"""

    "use strict";
    (() => {
    const all = (selector, root = document) => [...root.querySelectorAll(selector)];
    const byID = id => document.getElementById(id);

    """#

  /// What is hidden until a day and time have come is looked at again every minute, as a page can
  /// lie open over night. A time without an offset is that of the reader's own clock (ECMA-262,
  /// "Date Time String Format").
  private static let dueTimes: StaticString = #"""
    const showWhatIsDue = () => {
      for (const element of all("[data-due]"))
        element.hidden = Date.parse(element.dataset.due) > Date.now();
    };
    showWhatIsDue();
    setInterval(showWhatIsDue, 60000);

    """#

  /// What is folded on the screen cannot be opened on paper.
  private static let paper: StaticString = #"""
    const opened = [];
    addEventListener("beforeprint", () => {
      opened.push(...all("details:not([open])"));
      for (const part of opened) part.open = true;
    });
    addEventListener("afterprint", () => {
      for (const part of opened.splice(0)) part.open = false;
    });

    """#

  private static let lists: StaticString = #"""
    const bar = byID("filter");
    if (!bar) return;
    const lists = all("table[data-list]").map(table => {
      const groups = all("tbody", table).map(body => ({ body, rows: [...body.rows] }));
      const order = table.querySelector("caption .order");
      return {
        table, groups, rows: groups.flatMap(group => group.rows), name: table.dataset.list,
        heads: all("thead th", table), flat: document.createElement("tbody"), shown: 0,
        column: -1, isDescending: false, order, asMade: order.textContent,
      };
    });
    const search = byID("filter-words");
    const filters = all("[data-filter]", bar);
    const isChosen = filter => filter.value !== "";
    const number = new Intl.NumberFormat("en");

    """#

  /// By a column up, down, and then as the page was made. Rows that are equal stay in the order of
  /// work, and a list that is sorted by a column has no groups.
  private static let sorting: StaticString = #"""
    const collator = new Intl.Collator("en", { numeric: true });
    const isNumber = key => /^-?\d+$/.test(key);
    const compare = (one, other) =>
      isNumber(one) && isNumber(other) ? one - other : collator.compare(one, other);
    const key = cell => cell.dataset.sort ?? cell.textContent;
    const sorted = list => {
      const sign = list.isDescending ? -1 : 1;
      return list.rows.map(row => ({ row, key: key(row.cells[list.column]) }))
        .sort((one, other) => sign * compare(one.key, other.key)).map(entry => entry.row);
    };
    const arrange = list => {
      list.heads.forEach((head, place) => {
        if (place === list.column)
          head.setAttribute("aria-sort", list.isDescending ? "descending" : "ascending");
        else head.removeAttribute("aria-sort");
      });
      if (list.column === -1) {
        for (const { body, rows } of list.groups) body.append(...rows);
        list.flat.remove();
      } else {
        list.flat.append(...sorted(list));
        list.table.append(list.flat);
      }
      caption(list);
    };
    const turn = (list, place) => {
      if (list.column !== place) [list.column, list.isDescending] = [place, false];
      else if (!list.isDescending) list.isDescending = true;
      else [list.column, list.isDescending] = [-1, false];
      arrange(list);
      save();
    };
    for (const list of lists) list.heads.forEach((head, place) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      button.addEventListener("click", () => turn(list, place));
      head.replaceChildren(button);
    });

    """#

  private static let filtering: StaticString = #"""
    const folded = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    const texts = new Map();
    const text = row => {
      if (!texts.has(row)) texts.set(row, folded(all("th,td", row)
        .map(cell => cell.textContent).join(" ")));
      return texts.get(row);
    };
    const fits = (row, words) =>
      filters.every(filter =>
        !isChosen(filter) || filter.value === "=" + row.dataset[filter.dataset.filter])
      && words.every(word => text(row).includes(word));
    const ofAll = (shown, total) =>
      `${number.format(shown)} of ${number.format(total)} ${total === 1 ? "row" : "rows"} shown`;
    const caption = list => {
      const { column, heads, isDescending, rows, shown } = list;
      const order = column === -1 ? list.asMade
        : `, by ${heads[column].textContent}, ${isDescending ? "descending" : "ascending"}`;
      list.order.textContent =
        order + (shown === rows.length ? "" : `: ${ofAll(shown, rows.length)}`);
    };
    const said = words => filters.filter(isChosen).map(filter =>
      filter.labels[0].textContent + " " + filter.selectedOptions[0].textContent)
      .concat(words.length ? `the words “${search.value.trim()}”` : []).join("; ");
    const show = () => {
      const words = folded(search.value).split(/\s+/).filter(word => word);
      for (const list of lists) {
        list.shown = 0;
        for (const row of list.rows) {
          row.hidden = !fits(row, words);
          if (!row.hidden) list.shown += 1;
        }
        caption(list);
      }
      const sum = count => lists.reduce((sum, list) => sum + count(list), 0);
      byID("filter-shown").textContent =
        ofAll(sum(list => list.shown), sum(list => list.rows.length)) + ".";
      const filtered = said(words);
      byID("filter-said").textContent = `Filtered by ${filtered}.`;
      byID("filtered").hidden = filtered === "";
    };

    """#

  /// The filters and orders stand in the address, so that a view can be kept as a bookmark. The
  /// words that are searched for do not: they may be a patient's, and addresses are remembered and
  /// passed on.
  private static let address: StaticString = #"""
    const save = () => {
      const state = new URLSearchParams();
      for (const filter of filters) if (isChosen(filter))
        state.set(filter.dataset.filter, filter.value.slice(1));
      for (const { name, column, heads, isDescending } of lists) if (column !== -1)
        state.set(name, (isDescending ? "-" : "") + heads[column].textContent);
      try {
        history.replaceState(null, "", "#" + state);
      } catch {
        // A page that may not change its address works all the same.
      }
    };
    const choose = (filter, value) => {
      const wanted = value === null ? "" : "=" + value;
      const isThere = [...filter.options].some(option => option.value === wanted);
      filter.value = isThere ? wanted : "-";
    };
    const restore = () => {
      const state = new URLSearchParams(location.hash.slice(1));
      for (const filter of filters) choose(filter, state.get(filter.dataset.filter));
      for (const list of lists) {
        const order = state.get(list.name) ?? "";
        list.isDescending = order.startsWith("-");
        const title = list.isDescending ? order.slice(1) : order;
        list.column = list.heads.findIndex(head => head.textContent === title);
        arrange(list);
      }
      show();
    };

    """#

  private static let closing: StaticString = #"""
    search.value = "";
    search.addEventListener("input", show);
    for (const filter of filters) filter.addEventListener("change", () => { show(); save(); });
    byID("filter-reset").addEventListener("click", () => {
      search.value = "";
      for (const filter of filters) filter.value = "";
      for (const list of lists) [list.column, list.isDescending] = [-1, false];
      for (const list of lists) arrange(list);
      show();
      save();
    });
    const isView = () => location.hash.includes("=");
    addEventListener("hashchange", () => { if (isView()) restore(); });
    bar.hidden = false;
    restore();
    if (isView()) bar.scrollIntoView();
    })();

    """#
}
