/** A tenant's accent made readable: whatever colour the tenant chose, text in it and on it keeps WCAG AA (4.5 : 1). */

type AccentScheme = { accent: string; accentInk: string; accentSoft: string }
export type Accent = { light: AccentScheme; dark: AccentScheme }

type Hsl = { hue: number; saturation: number; lightness: number }

/** What the accent stands on; the same values as in app/tokens.css (a test compares them). */
export const grounds = {
  light: { paper: '#fbfaf7', surface: '#ffffff', sunken: '#f3f1ec' },
  dark: { paper: '#0f151b', surface: '#161e26', sunken: '#1b252f' },
} as const

export const defaultAccent = '#0b5a8c'
const enough = 4.5
const hexPattern = /^#[0-9a-f]{6}$/i

const channels = (hex: string): [number, number, number] =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as [number, number, number]

/** WCAG relative luminance of `#rrggbb`, 0…1. */
function luminance(hex: string): number {
  const [red, green, blue] = channels(hex).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** WCAG contrast ratio of two `#rrggbb` colours, 1…21. */
export function contrast(one: string, other: string): number {
  const a = luminance(one)
  const b = luminance(other)
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

function toHsl(hex: string): Hsl {
  const [red, green, blue] = channels(hex)
  const max = Math.max(red, green, blue)
  const range = max - Math.min(red, green, blue)
  const lightness = max - range / 2
  if (range === 0) return { hue: 0, saturation: 0, lightness }
  const hue =
    max === red
      ? ((green - blue) / range + 6) % 6
      : max === green
        ? (blue - red) / range + 2
        : (red - green) / range + 4
  return { hue: hue * 60, saturation: range / (1 - Math.abs(2 * lightness - 1)), lightness }
}

function toHex({ hue, saturation, lightness }: Hsl): string {
  const reach = saturation * Math.min(lightness, 1 - lightness)
  const channel = (n: number) => {
    const k = (n + hue / 30) % 12
    const value = lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1))
    return Math.round(value * 255)
      .toString(16)
      .padStart(2, '0')
  }
  return `#${channel(0)}${channel(8)}${channel(4)}`
}

/** Moves the lightness by whole percents until the colour is readable on each ground. */
function readable(start: Hsl, on: readonly string[], step: 0.01 | -0.01): string {
  let { lightness } = start
  let hex = toHex(start)
  while ((step < 0 ? lightness > 0 : lightness < 1) && on.some((ground) => contrast(hex, ground) < enough)) {
    lightness = Math.min(1, Math.max(0, lightness + step))
    hex = toHex({ ...start, lightness })
  }
  return hex
}

function scheme(base: Hsl, name: 'light' | 'dark'): AccentScheme {
  const soft = toHex({
    ...base,
    saturation: Math.min(base.saturation, 0.48),
    lightness: name === 'light' ? 0.935 : 0.165,
  })
  const on = [...Object.values(grounds[name]), soft]
  // In the dark a brand colour reads best as a light tint of itself, so it starts from there.
  const start =
    name === 'light'
      ? base
      : { ...base, lightness: Math.max(base.lightness, 0.66), saturation: Math.min(base.saturation, 0.75) }
  const accent = readable(start, on, name === 'light' ? -0.01 : 0.01)
  const accentInk = contrast('#ffffff', accent) >= contrast('#0c1319', accent) ? '#ffffff' : '#0c1319'
  return { accent, accentInk, accentSoft: soft }
}

/**
 * The accent for both colour schemes from the tenant's `#rrggbb` (anything else: the portal's own blue).
 * The colour is kept where it is readable, else darkened (light scheme) or lightened (dark scheme) just enough.
 */
export function accentVariables(accentHex: string | null | undefined): Accent {
  const base = toHsl(accentHex && hexPattern.test(accentHex) ? accentHex : defaultAccent)
  return { light: scheme(base, 'light'), dark: scheme(base, 'dark') }
}

/** The CSS rule which TenantAccent puts on the page; contrast schemes outrank it. */
export function accentRule(accentHex: string | null | undefined): string {
  const { light, dark } = accentVariables(accentHex)
  return (
    `:root{--accent-light:${light.accent};--accent-dark:${dark.accent};--accent-ink-light:${light.accentInk};` +
    `--accent-ink-dark:${dark.accentInk};--accent-soft-light:${light.accentSoft};--accent-soft-dark:${dark.accentSoft}}`
  )
}
