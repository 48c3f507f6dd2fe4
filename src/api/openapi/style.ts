/** How the pages look: one column, readable from 320 px, in light and dark. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ink: #1b1b1f; --paper: #ffffff; --quiet: #55555f; --link: #0b57a4; --line: #d5d5dc; --shade: #f3f3f6;
}
@media (prefers-color-scheme: dark) {
  :root { --ink: #ececf1; --paper: #17171b; --quiet: #b3b3bf; --link: #8ec5ff; --line: #3c3c46; --shade: #222228; }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body {
  margin: 0 auto; max-width: 52rem; padding: 0 1rem 4rem; color: var(--ink); background: var(--paper);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere;
}
a { color: var(--link); }
a:focus-visible, summary:focus-visible, pre:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; padding: 0.5rem 1rem; background: var(--paper); }
header ul { display: flex; flex-wrap: wrap; gap: 0 1.25rem; list-style: none; padding: 0; margin: 1rem 0; }
nav ul { padding-left: 1.25rem; }
nav ul ul { margin-bottom: 0.5rem; }
h1 { font-size: 1.75rem; line-height: 1.2; }
h2 { margin-top: 3rem; border-bottom: 1px solid var(--line); }
h3 { margin: 2.5rem 0 0.5rem; font-size: 1.1rem; }
h3 code { font-size: inherit; font-weight: 600; }
h4 { margin: 1.25rem 0 0.25rem; font-size: 1rem; color: var(--quiet); }
dl { margin: 0.25rem 0; }
dt { color: var(--quiet); }
dt code { color: var(--ink); font-weight: 600; }
dd { margin: 0 0 0.5rem 1rem; }
code { font: 0.9rem/1.45 ui-monospace, monospace; }
pre { margin: 0.25rem 0; padding: 0.75rem; overflow-x: auto; overflow-wrap: normal; background: var(--shade); }
summary { cursor: pointer; padding: 0.25rem 0; }
`;
