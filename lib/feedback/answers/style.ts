/** The answer page's style sheet: stands in the page itself, so that it is readable at once. Pure. */
export const answerStyle = `
:root{color-scheme:light dark;--paper:light-dark(#fbfaf7,#0f151b);--surface:light-dark(#fff,#161e26);--sunken:light-dark(#f3f1ec,#1b252f);
--ink:light-dark(#15202b,#e9eef3);--muted:light-dark(#566270,#9fb0bf);--line:light-dark(#e2dfd7,#273441);--control:light-dark(#86847c,#6f8496);
--warn:light-dark(#8a5a00,#e0ad5c);--warn-soft:light-dark(#f8eedd,#33280f);--ok:light-dark(#0b6e4f,#5ccaa2);--danger:light-dark(#b3261e,#f2968f);--danger-soft:light-dark(#fbe9e7,#3a1c1a);
--accent:light-dark(var(--accent-light),var(--accent-dark));--accent-ink:light-dark(var(--accent-ink-light),var(--accent-ink-dark));--accent-soft:light-dark(var(--accent-soft-light),var(--accent-soft-dark))}
html.contrast{--paper:light-dark(#fff,#000);--surface:var(--paper);--ink:light-dark(#000,#fff);--muted:var(--ink);--line:var(--ink);--control:var(--ink);--accent:light-dark(#00337a,#ffe14d);--accent-ink:light-dark(#fff,#000);--accent-soft:light-dark(#dce9ff,#333)}
html{font-size:100%;-webkit-text-size-adjust:100%}html.big{font-size:137.5%}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.45 system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif;overflow-wrap:break-word;min-height:100vh;display:flex;flex-direction:column}
a{color:var(--accent);text-underline-offset:.2em}
.sr{position:absolute;width:1px;height:1px;padding:0;margin:-1px;overflow:hidden;clip-path:inset(50%);border:0;white-space:nowrap}
.top{display:flex;flex-wrap:wrap;gap:.5rem .75rem;align-items:center;padding:.75rem max(1.25rem,calc(50vw - 20rem));border-bottom:1px solid var(--line);background:var(--surface);line-height:1.3}
.mark{width:2.125rem;height:2.125rem;border-radius:.5rem;background:var(--accent);color:var(--accent-ink);display:grid;place-items:center;font-weight:700;flex:none;overflow:hidden}.mark img{width:100%;height:100%;object-fit:contain;background:#fff}
.top b{font-weight:600;font-size:.9375rem}.who{min-width:0;flex:1 1 9rem}.d{color:var(--muted);font-size:.875rem;margin:0}
.view{display:flex;gap:.25rem;margin-left:auto}.view button{font:inherit;font-size:.875rem;min-height:2.75rem;padding:0 .5rem;background:none;border:0;color:var(--accent);text-decoration:underline;text-underline-offset:.2em;cursor:pointer}
main{width:100%;max-width:42.5rem;margin:0 auto;padding:1.25rem 1.25rem 2rem;flex:1;display:flex;flex-direction:column}
main>form{display:flex;flex-direction:column;flex:1}
#net{margin:0;background:var(--warn-soft);color:var(--warn);padding:.7rem max(1.25rem,calc(50vw - 20rem));font-size:.9375rem}#net:empty{display:none}
.pg{display:flex;gap:4px;margin-bottom:.5rem}.pg i{height:4px;flex:1;background:var(--line);border-radius:2px}.pg i.on{background:var(--accent)}
h1,h2,legend{letter-spacing:-.012em;font-weight:600;text-wrap:balance}h1{font-size:1.625rem;line-height:1.18;margin:0}h2{font-size:1.3125rem;line-height:1.22;margin:0}
main>h1{margin-bottom:.5rem}
.kick{color:var(--muted);font-size:.9375rem;margin:1rem 0 0}.note{margin:.5rem 0 0;white-space:pre-line}
fieldset{border:0;margin:0;padding:0;min-width:0}legend{padding:0;width:100%}
.q{margin-top:1.5rem}.q>label:not(.o){display:block}.opt{font-size:.875rem;color:var(--muted)}
.then{border-left:3px solid var(--accent);padding-left:1rem}
.hint{color:var(--muted);font-size:.9375rem;margin:.25rem 0 .5rem}
.err{color:var(--danger);font-weight:600;margin:.375rem 0 .5rem;font-size:.9375rem}.err:before{content:'! '}
.alert{background:var(--danger-soft);color:var(--danger);border-radius:.5rem;padding:.7rem .9rem;margin:1rem 0 0;font-weight:600}.alert.soft{background:var(--accent-soft);color:var(--ink);font-weight:400}
.o{display:flex;gap:.875rem;align-items:center;min-height:3.5rem;padding:.375rem .875rem .375rem .75rem;border-top:1px solid var(--line);font-size:1.0625rem;line-height:1.3;cursor:pointer}
.o:last-of-type{border-bottom:1px solid var(--line)}.o input[type=radio],.o input[type=checkbox]{width:1.625rem;height:1.625rem;margin:0;accent-color:var(--accent);flex:none}
.o:has(input:checked){background:var(--accent-soft);font-weight:600}.o.alt{color:var(--muted)}.o.small{font-size:.9375rem;border:0;margin-top:1rem;padding-left:0}.o.small:has(input:checked){background:none;font-weight:400}
.rank select.f{width:4.5rem;min-height:2.75rem;padding:.25rem .5rem}.own{margin:.25rem 0 .5rem}
.f{width:100%;font:inherit;font-size:1.0625rem;color:inherit;background:var(--surface);border:1px solid var(--control);border-radius:.5rem;padding:.8rem .875rem;min-height:3.375rem}.q>.f{margin-top:.5rem}textarea.f{resize:vertical}
[aria-invalid=true].f{border-color:var(--danger);border-width:2px}
.t{display:block;font-weight:600;font-size:1.0625rem}
.marks{display:grid;grid-template-columns:repeat(auto-fit,minmax(3rem,1fr));gap:.375rem;margin-top:.75rem}.marks.n11,.marks.n12{grid-template-columns:repeat(6,1fr)}
@media(min-width:40rem){.marks.n11{grid-template-columns:repeat(11,1fr)}}
.m{position:relative;display:grid;place-items:center;min-height:3.5rem;border:1px solid var(--control);border-radius:.5rem;background:var(--surface);font-size:1.25rem;font-weight:600;cursor:pointer;color:var(--accent)}
.m input{position:absolute;inset:0;width:100%;height:100%;opacity:0;margin:0;cursor:pointer}.m:has(input:checked){background:var(--accent);color:var(--accent-ink);border-color:var(--accent)}
.ends{display:flex;justify-content:space-between;gap:1rem;color:var(--muted);font-size:.9375rem;margin:.375rem 0 .75rem}.ends span:last-child{text-align:right}
.sub{margin-top:1rem}.sub>legend{font-weight:600;font-size:1.0625rem}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}.o:has(:focus-visible),.m:has(:focus-visible){outline:3px solid var(--accent);outline-offset:2px}.m input:focus-visible,.o input:focus-visible{outline:0}
.row{display:flex;gap:.625rem;margin-top:1.75rem}
.go{font:inherit;font-size:1.0625rem;font-weight:600;min-height:3.5rem;border:1px solid transparent;border-radius:.5rem;background:var(--accent);color:var(--accent-ink);padding:0 1.5rem;flex:1;cursor:pointer}
.go.q{background:none;border-color:var(--control);color:var(--accent);font-weight:500;flex:none;margin:0}.go:disabled{opacity:.6}
.foot{margin-top:auto;padding-top:2rem;font-size:.875rem;color:var(--muted)}.foot p{margin:0 0 .5rem}.foot summary{color:var(--accent);text-decoration:underline;text-underline-offset:.2em;min-height:2.75rem;display:flex;align-items:center;cursor:pointer}
.ok{margin:.5rem 0 0;color:var(--muted)}.ok b{color:var(--ok)}
.sec{border-top:2px solid var(--ink);margin-top:1.5rem;padding-top:1rem}.ch{list-style:none;margin:.5rem 0;padding:0}.ch li{border-top:1px solid var(--line);padding:.75rem 0}.ch q{display:block;color:var(--muted);font-size:.9375rem;quotes:'«' '»'}.ch p{margin:.2rem 0 0;font-weight:500;white-space:pre-line}.st{font-weight:600}.st.y{color:var(--ok)}
.list{padding-left:1.25rem}
.kiosk main{max-width:72rem;padding:1.5rem 2.5rem}.kiosk .top{padding:1rem 2.5rem}.kiosk .view button{border:1px solid var(--control);border-radius:.5rem;text-decoration:none;padding:0 1rem;min-height:3rem}
.kiosk #questions{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,26rem),1fr));gap:0 2.5rem;align-items:start}
.kiosk h1{font-size:clamp(1.75rem,4vw,2.75rem)}.kiosk #questions>:only-child{grid-column:1/-1}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(8rem,1fr));gap:.75rem;margin:2rem 0 1rem}.tiles .o{border:1px solid var(--control);border-radius:.75rem;background:var(--surface);min-height:9rem;align-items:flex-end;font-size:1.25rem;font-weight:600;padding:1rem}.tiles .o{position:relative}.tiles .o input[type=radio]{position:absolute;inset:0;width:100%;height:100%;opacity:0}.tiles .o:has(input:checked){background:var(--accent);color:var(--accent-ink)}
.kiosk .m{min-height:5rem;font-size:2rem}
#idle{position:fixed;inset:auto 0 0 0;background:#15202b;color:#fff;padding:1.5rem 2.5rem;display:flex;gap:2rem;align-items:center}#idle[hidden]{display:none}#idle div{flex:1}#idle b{font-size:1.5rem;display:block}#idle button{font:inherit;font-size:1.25rem;font-weight:600;min-height:4.5rem;padding:0 2rem;border-radius:.75rem;border:0;background:#fff;color:#15202b}
`
