/** How the inbox looks: one column, light and dark, from 360 px up, for Latin and Chinese letters. */

export const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#1d2228, #e6e8ea); --faint: light-dark(#59626c, #a3abb3);
  --line: light-dark(#dcdfe3, #363c43); --paper: light-dark(#fff, #16191d); --panel: light-dark(#f5f6f8, #1f2328);
  --accent: light-dark(#0a5cad, #7cb8f5); --bad: light-dark(#a8261c, #ff9d93); --good: light-dark(#1c6b3a, #7fd6a0); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
.bar, main { max-width: 60rem; margin: 0 auto; padding: 0.75rem 1rem; }
.bar { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 1.25rem; }
header { border-bottom: 1px solid var(--line); }
.bar strong a { color: inherit; text-decoration: none; }
.faint, dt, time { color: var(--faint); }
a { color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
h1 { font-size: 1.35rem; line-height: 1.35; margin: 0.75rem 0; overflow-wrap: anywhere; text-wrap: balance; }
.bar h1 { margin: 0; font: inherit; color: var(--faint); }
form { display: inline; }
.filter { display: flex; gap: 0.5rem; margin-left: auto; }
input, button { font: inherit; min-height: 2.5rem; padding: 0.25rem 0.75rem; color: inherit; background: var(--panel);
  border: 1px solid var(--line); border-radius: 0.4rem; }
input { min-width: 0; width: 14rem; }
button { cursor: pointer; }
button:hover:enabled { border-color: var(--accent); }
button:disabled { opacity: 0.55; cursor: not-allowed; }
.mails { list-style: none; margin: 0; padding: 0; }
.mails a { display: grid; grid-template-columns: minmax(0, 14rem) minmax(0, 1fr) auto; gap: 0 1rem; padding: 0.6rem 0;
  border-bottom: 1px solid var(--line); color: inherit; text-decoration: none; }
.mails a:hover { background: var(--panel); }
.mails span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.mails .subject { font-weight: 600; }
.mails time { font-variant-numeric: tabular-nums; }
.mark { font-size: 0.8rem; font-weight: 400; margin-inline-start: 0.4rem; color: var(--bad); }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.15rem 0.9rem; margin: 0.5rem 0; }
dd { margin: 0; overflow-wrap: anywhere; }
.tabs { display: flex; flex-wrap: wrap; gap: 0.25rem; margin: 1rem 0 0; border-bottom: 1px solid var(--line); }
.tabs a { padding: 0.45rem 0.8rem; text-decoration: none; border-radius: 0.4rem 0.4rem 0 0; }
.tabs [aria-current] { background: var(--panel); color: var(--ink); font-weight: 600; box-shadow: 0 2px var(--accent); }
iframe { display: block; width: 100%; height: 82vh; border: 1px solid var(--line); border-top: 0; }
iframe.phone { width: min(100%, 375px); margin: 0 auto; }
pre { margin: 0; padding: 1rem; background: var(--panel); white-space: pre-wrap; overflow-wrap: anywhere;
  font: 0.9rem/1.55 ui-monospace, Menlo, Consolas, "Noto Sans Mono CJK SC", monospace; }
.panel { padding: 0.5rem 1rem; background: var(--panel); }
.actions { display: flex; flex-wrap: wrap; gap: 0.5rem; margin: 1rem 0; }
.good { color: var(--good); } .bad { color: var(--bad); }
@media (max-width: 40rem) {
  .filter, .filter input { width: 100%; margin: 0; }
  .mails a { grid-template-columns: minmax(0, 1fr) auto; }
  .mails .subject { grid-column: 1 / -1; grid-row: 2; white-space: normal; }
  .tabs a { padding-inline: 0.55rem; }
  dl.panel { display: block; }
  dl.panel dd { margin-bottom: 0.5rem; }
}`;
