/// How the pages look: light and dark, on a desk, on a phone and on paper.
///
/// Every colour stands once, in `colours`, with its use as its name. Text on its ground has a
/// contrast of at least 4.5 to 1 in both schemes (WCAG 2.2, 1.4.3); a test computes it.
enum Stylesheet {
  static let html = HTML([
    .raw(colours), .raw(page), .raw(parts), .raw(tables), .raw(controls), .raw(pictures),
    .raw(timelineColours), .raw(timeline), .raw(cards), .raw(print), .raw(timelinePrint),
  ])

  static let colours: StaticString = """

    :root{color-scheme:light dark;
    --ground:#f3f5f7;--paper:#ffffff;--soft:#f0f3f6;--ink:#18212b;--muted:#52606d;--rule:#d5dce3;
    --link:#0b5394;--focus:#0b5394;--alert-ground:#fff3d6;--alert-ink:#4d3500;--alert-rule:#b97800;
    --p1-ground:#a81e26;--p1-ink:#ffffff;--p2-ground:#f6c667;--p2-ink:#3b2600;
    --p3-ground:#1d5f9e;--p3-ink:#ffffff;--p4-ground:#d6e3f0;--p4-ink:#173a5c;
    --p5-ground:#e2e6ea;--p5-ink:#3f4a55;--mark:#1d6a5b;--mark-soft:#8fc4b7}
    @media screen and (prefers-color-scheme:dark){:root{
    --ground:#10151a;--paper:#182027;--soft:#202a33;--ink:#e4e9ee;--muted:#a3afba;--rule:#35424e;
    --link:#8fc1f2;--focus:#8fc1f2;--alert-ground:#3a2d10;--alert-ink:#ffe3a6;--alert-rule:#d99a1c;
    --p1-ground:#b92f36;--p1-ink:#ffffff;--p2-ground:#e9b44c;--p2-ink:#2c1c00;
    --p3-ground:#7db4ea;--p3-ink:#06223d;--p4-ground:#2b4158;--p4-ink:#d5e6f8;
    --p5-ground:#36424d;--p5-ink:#d3dbe2;--mark:#74cbb8;--mark-soft:#2f6a5e}}

    """

  private static let page: StaticString = """
    *{box-sizing:border-box}
    html{font:100%/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;
    -webkit-text-size-adjust:100%;text-size-adjust:100%;background:var(--ground);color:var(--ink)}
    body{margin:0;padding:0 max(1rem,calc(50vw - 46rem)) 2rem;font-size:.9375rem;
    overflow-wrap:anywhere}
    a{color:var(--link);text-underline-offset:.15em;text-decoration-thickness:.06em}
    a:hover{text-decoration-thickness:.12em}
    :focus-visible{outline:.2rem solid var(--focus);outline-offset:.15rem;border-radius:.2rem}
    .skip{position:absolute;left:1rem;top:-6rem;padding:.6rem 1rem;background:var(--paper);
    color:var(--link);z-index:9}
    .skip:focus{top:.5rem}
    .banner{max-width:none;margin:0 calc(-1*max(1rem,calc(50vw - 46rem)));padding:.5rem 1rem;
    text-align:center;
    background:var(--alert-ground);color:var(--alert-ink);border-bottom:1px solid var(--alert-rule)}
    header{padding-bottom:1rem}
    .eyebrow{margin:1.5rem 0 0;color:var(--muted);font-weight:600}
    h1{margin:.1rem 0 1rem;font-size:1.75rem;line-height:1.2;letter-spacing:-.01em}
    h2{margin:0 0 .75rem;font-size:1.2rem;line-height:1.3}
    h3{margin:1.75rem 0 .5rem;font-size:1rem}
    p{margin:.5rem 0;max-width:52rem}
    code{font:.92em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
    small{display:block;font-size:.78rem;color:var(--muted)}
    .together{white-space:nowrap}
    .facts{display:flex;flex-wrap:wrap;gap:.6rem 2rem;margin:0}
    .facts dt{font-size:.8125rem;color:var(--muted)}
    .facts dd{margin:0;font-weight:500;font-variant-numeric:tabular-nums}
    section{margin:1rem 0;padding:1.25rem 1.25rem 1.4rem;background:var(--paper);
    border:1px solid var(--rule);border-radius:.5rem;scroll-margin-top:.5rem}
    footer{margin-top:1.5rem;color:var(--muted);font-size:.8125rem}
    footer strong{color:var(--ink)}

    """

  private static let parts: StaticString = """
    .tiles{display:grid;grid-template-columns:repeat(6,1fr);gap:.75rem;margin:0;padding:0;
    list-style:none}
    .tile{padding:.8rem 1rem;background:var(--paper);border:1px solid var(--rule);
    border-radius:.5rem}
    .tile .title{font-weight:600;font-size:.875rem}
    .tile .title a{color:inherit}
    .tile strong{display:block;margin:.15rem 0;font-size:1.9rem;line-height:1.15;font-weight:650;
    font-variant-numeric:tabular-nums;letter-spacing:-.02em}
    .tile.priority-1{background:var(--p1-ground);border-color:var(--p1-ground);color:var(--p1-ink)}
    .tile.priority-1 small{color:inherit}
    .sum{max-width:none;margin:.9rem 0;color:var(--muted)}
    .sum strong{color:var(--ink)}
    nav ul{display:flex;flex-wrap:wrap;gap:.35rem 1.1rem;margin:.9rem 0;padding:0;list-style:none}
    nav a{display:inline-block;min-height:1.5rem;font-size:.875rem}
    .note{color:var(--muted)}
    .none{font-weight:500}
    .alert,.sum.alert{max-width:none;padding:.6rem .9rem;background:var(--alert-ground);
    color:var(--alert-ink);border-left:.3rem solid var(--alert-rule);border-radius:.25rem}
    .alert strong{color:inherit}
    .chip{display:inline-block;padding:.1rem .4rem .1rem 0;border-radius:.3rem;
    font-weight:600;font-size:.78rem;white-space:nowrap}
    .digit{display:inline-block;min-width:1.5em;padding:0 .3em;text-align:center;
    border-right:1px solid currentColor;margin-right:.15em}
    .chip.priority-1{background:var(--p1-ground);color:var(--p1-ink)}
    .chip.priority-2{background:var(--p2-ground);color:var(--p2-ink)}
    .chip.priority-3{background:var(--p3-ground);color:var(--p3-ink)}
    .chip.priority-4{background:var(--p4-ground);color:var(--p4-ink)}
    .chip.priority-5{background:var(--p5-ground);color:var(--p5-ink)}
    .flag{display:inline-block;padding:0 .4rem;border:1px solid var(--alert-rule);
    border-radius:.25rem;background:var(--alert-ground);color:var(--alert-ink);
    font-size:.8125rem;font-weight:600}
    .rule{margin-bottom:1.1rem;padding:.7rem 1rem .4rem;font-size:.8438rem;
    background:var(--soft);border-radius:.4rem}
    .rule dl{display:grid;gap:.25rem;margin:0}
    .rule p{max-width:none}
    .rule dl>div{display:grid;grid-template-columns:6.5rem 1fr;gap:.75rem;align-items:baseline}
    .rule dd{margin:0}
    .glossary{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,26rem),1fr));
    gap:.7rem 2rem;margin:0}
    dt{font-weight:600}
    .facts dt{font-weight:400}
    .glossary dd{margin:0;color:var(--muted)}
    details{margin-top:.75rem}
    summary{display:inline-block;padding:.3rem .7rem;border:1px solid var(--rule);
    border-radius:.3rem;background:var(--soft);color:var(--link);font-weight:600;cursor:pointer}
    details[open]>summary{margin-bottom:.75rem}

    """

  private static let tables: StaticString = """
    table{width:100%;border-collapse:separate;border-spacing:0;font-size:.8125rem;line-height:1.38;
    font-variant-numeric:tabular-nums}
    table+table,table+.note{margin-top:1.5rem}
    table+.note{margin-top:.75rem}
    caption{padding:0 0 .5rem;text-align:left;font-weight:600;font-size:.9375rem}
    th,td{padding:.45rem .55rem;text-align:left;vertical-align:top;
    border-bottom:1px solid var(--rule)}
    thead th{position:sticky;top:0;z-index:1;background:var(--soft);color:var(--muted);
    font-size:.8125rem;font-weight:600;vertical-align:bottom;overflow-wrap:normal}
    tbody th{font-weight:400}
    tbody tr:hover>*{background:var(--soft)}
    tbody tr:last-child>*{border-bottom-color:var(--rule)}
    .number{text-align:right;overflow-wrap:normal}
    .number small{white-space:nowrap}
    .tasks td:nth-child(3) .flag{display:table;margin:.1rem 0}
    time{white-space:nowrap}
    .text{min-width:6.5rem}
    .work th[scope=row]{min-width:11rem}
    .tasks{table-layout:fixed}
    .tasks .text{min-width:0}
    .tasks thead th:nth-child(1){width:6.6rem}
    .tasks thead th:nth-child(2){width:13%}
    .tasks thead th:nth-child(3){width:11%}
    .tasks thead th:nth-child(4){width:13%}
    .tasks thead th:nth-child(5),.tasks thead th:nth-child(6){width:7rem}
    .tasks thead th:nth-child(8){width:10%}
    .figures th[scope=row]{min-width:12rem}
    .short{width:auto;min-width:22rem}
    .rules td,.rules th{max-width:24rem}
    .rules tr:has(:target)>*{background:var(--alert-ground);color:var(--alert-ink)}
    .mark{display:block;width:6.5rem;height:.625rem}
    .axis{stroke:var(--rule);stroke-width:1.5}
    .interval{stroke:var(--mark-soft);stroke-width:5;stroke-linecap:round}
    .point{fill:var(--mark)}
    .keys{margin:0;padding:0;list-style:none}
    .sign td{min-height:3.5rem;height:3.5rem;border:1px solid var(--muted)}

    """
}
