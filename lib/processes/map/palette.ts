/**
 * Colours of a drawing. In a page they are the page's own, so that dark and contrast themes hold; a file that leaves
 * the portal has them written out.
 */
type Colour = 'paper' | 'surface' | 'sunken' | 'ink' | 'muted' | 'line' | 'strong' | 'accent' | 'heat' | 'danger' | 'ok'

export type Palette = Record<Colour, string>

export const light: Palette = {
  paper: '#fbfaf7',
  surface: '#ffffff',
  sunken: '#f3f1ec',
  ink: '#15202b',
  muted: '#566270',
  line: '#e2dfd7',
  strong: '#c9c5ba',
  accent: '#0b5a8c',
  heat: '#9a6412',
  danger: '#b3261e',
  ok: '#0b6e4f',
}

/** The page's own colours, the light ones where it has none. */
export const page: Palette = {
  paper: `var(--paper, ${light.paper})`,
  surface: `var(--surface, ${light.surface})`,
  sunken: `var(--sunken, ${light.sunken})`,
  ink: `var(--ink, ${light.ink})`,
  muted: `var(--muted, ${light.muted})`,
  line: `var(--line, ${light.line})`,
  strong: `var(--line-strong, ${light.strong})`,
  accent: `var(--accent, ${light.accent})`,
  heat: `var(--basic, ${light.heat})`,
  danger: `var(--danger, ${light.danger})`,
  ok: `var(--ok, ${light.ok})`,
}
