/** Styles of the pages of a word to the agency; colours as in app/tokens.css. Pure. */
export const wordStyle = `
:root{color-scheme:light dark;--paper:light-dark(#fbfaf7,#0f151b);--surface:light-dark(#fff,#161e26);--ink:light-dark(#15202b,#e9eef3);--muted:light-dark(#566270,#9fb0bf);--line:light-dark(#e2dfd7,#273441);--control:light-dark(#86847c,#6f8496);--danger:light-dark(#b3261e,#f2968f);--danger-soft:light-dark(#fbe9e7,#3a1c1a);--ok-soft:light-dark(#e2f2ec,#13302a);--warn:light-dark(#8a5a00,#e0ad5c);--warn-soft:light-dark(#f8eedd,#33280f);--accent:light-dark(var(--accent-light),var(--accent-dark));--accent-ink:light-dark(var(--accent-ink-light),var(--accent-ink-dark));--accent-soft:light-dark(var(--accent-soft-light),var(--accent-soft-dark))}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.5 'Golos Text',system-ui,sans-serif;overflow-wrap:anywhere}
header{padding:.875rem 1rem;border-bottom:1px solid var(--line)}header a{display:block;color:var(--ink);text-decoration:none}header b,header span{display:block;line-height:1.3}header span{color:var(--muted);font-size:.875rem}
.demo{margin:0;padding:.375rem 1rem;background:var(--warn-soft);color:var(--warn);font-size:.875rem}
main{max-width:38rem;margin:0 auto;padding:1.5rem 1rem 3rem}
h1{font-size:1.875rem;line-height:1.15;margin:0 0 .5rem}h2{font-size:1.125rem;margin:0 0 .375rem}
a{color:var(--accent)}a:focus-visible,input:focus-visible,textarea:focus-visible,button:focus-visible,.kinds input:focus-visible+span{outline:3px solid var(--accent);outline-offset:2px}
.kick{margin:0 0 .25rem;color:var(--muted);font-size:.9375rem}.lead{margin:0 0 1.25rem;color:var(--muted)}.hint,.note{color:var(--muted);font-size:.9375rem}.hint{margin:0 0 .375rem}.note{margin:1.25rem 0 0}
label{display:block;font-weight:600;margin:1.25rem 0 .375rem}label small{font-weight:400;color:var(--muted);font-size:.875rem}
input:not([type=radio]):not([type=checkbox]),textarea{width:100%;min-height:3rem;padding:.625rem .75rem;border:1px solid var(--control);border-radius:.5rem;background:var(--surface);color:var(--ink);font:inherit}
textarea{resize:vertical}[aria-invalid=true]{border-color:var(--danger)!important}
fieldset{border:0;padding:0;margin:0}legend{font-weight:600;padding:0;margin-bottom:.375rem}
.kinds div{display:flex;border:1px solid var(--control);border-radius:.5rem;overflow:hidden;background:var(--surface)}.kinds label{flex:1;margin:0;font-weight:500;position:relative;border-left:1px solid var(--line)}.kinds label:first-child{border:0}.kinds input{position:absolute;opacity:0}.kinds span{display:block;min-height:3rem;padding:.625rem .25rem;text-align:center;cursor:pointer}.kinds input:checked+span{background:var(--ink);color:var(--paper);font-weight:600}.kinds input:focus-visible+span{outline-offset:-4px}
.tick{display:flex;gap:.625rem;font-weight:400;align-items:flex-start}.tick input{width:1.375rem;height:1.375rem;margin:.125rem 0 0;flex:none;accent-color:var(--accent)}
button{width:100%;min-height:3.25rem;margin-top:1.5rem;border:0;border-radius:.5rem;background:var(--accent);color:var(--accent-ink);font:inherit;font-weight:600;cursor:pointer}
.err{margin:.25rem 0 .375rem;color:var(--danger);font-size:.9375rem}.alert{padding:.75rem 1rem;border-radius:.5rem;background:var(--danger-soft);color:var(--danger)}
section{border-top:2px solid var(--ink);padding-top:.75rem;margin-top:1.5rem}section p{margin:0 0 .5rem}
.keep{border:0;border-radius:.75rem;background:var(--accent-soft);padding:1rem 1.25rem}.big{font:600 1.75rem/1.3 ui-monospace,monospace;letter-spacing:.06em}.code{font-family:ui-monospace,monospace;font-size:1.25rem!important;text-transform:uppercase}
.pre{white-space:pre-line}.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
@media print{.note,header,.demo{display:none}.keep{border:1px solid}}`
