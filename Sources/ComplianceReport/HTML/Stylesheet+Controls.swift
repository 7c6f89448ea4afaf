// What the script shows: the search box, the filters, and headings of columns as buttons.

extension Stylesheet {
  static let controls: StaticString = """
    [hidden]{display:none!important}
    .filter{margin-bottom:1.1rem;padding:.8rem 1rem .5rem;background:var(--soft);
    border-radius:.4rem}
    .controls{display:flex;flex-wrap:wrap;gap:.6rem 1rem;align-items:end}
    .controls div{flex:1 1 9rem;min-width:0;max-width:16rem}
    .controls label{display:block;font-size:.8125rem;color:var(--muted)}
    .controls input,.controls select,.controls button{min-height:2rem;padding:.15rem .5rem;
    font:inherit;font-size:.875rem;color:var(--ink);background:var(--paper);
    border:1px solid var(--muted);border-radius:.3rem}
    .controls input,.controls select{width:100%}
    .controls button{color:var(--link);font-weight:600;cursor:pointer}
    #filter-shown{font-weight:600}
    .filter .note{max-width:none;font-size:.8125rem}
    thead button{min-height:1.5rem;padding:0;font:inherit;color:inherit;text-align:inherit;
    background:none;border:0;cursor:pointer}
    thead button::after{content:" ↕";font-weight:400}
    thead button:hover{text-decoration:underline}
    th[aria-sort] button{color:var(--ink)}
    th[aria-sort=ascending] button::after{content:" ▲"}
    th[aria-sort=descending] button::after{content:" ▼"}

    """
}
