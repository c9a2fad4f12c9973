/** What is laid over a map: figures of a step, heat by a value, what changed between two states. */
import type { Bounds } from './drawing'
import type { Palette } from './palette'
import { pathOf, rect, tag, words } from './svg'

export type Change = 'added' | 'removed' | 'changed'

export type StepMark = {
  /** A line under the name: «2 р. д. + 10 мин». */
  note?: string
  /** 0…1: how strongly the step is tinted. The value itself stands in `note`. */
  heat?: number
  /** Against the other state; shown by outline and sign, not by colour alone. */
  change?: Change
  /** Problems («ежи») pinned to it, by number. */
  pins?: readonly string[]
}

export type Look = { stroke: string; width: number; dash?: string }

export function lookOf(change: Change | undefined, { ink, ok, danger, accent }: Palette): Look {
  switch (change) {
    case 'added':
      return { stroke: ok, width: 2.2 }
    case 'removed':
      return { stroke: danger, width: 1.8, dash: '5 3' }
    case 'changed':
      return { stroke: accent, width: 2.2 }
    case undefined:
      return { stroke: ink, width: 1.3 }
  }
}

/** Five steps, as the legend has them. */
export function heatRect(bounds: Bounds, heat: number | undefined, radius: number, colours: Palette): string {
  const step = Math.ceil(Math.min(1, Math.max(0, heat ?? 0)) * 5)
  return step === 0 ? '' : rect(bounds, { rx: radius, fill: colours.heat, 'fill-opacity': step * 0.085 })
}

const signs: Readonly<Record<Change, string>> = { added: '+', removed: '−', changed: '~' }

/** The sign in the corner of a changed step; a new one has a second outline, too. */
export function changeSign({ x, y, width, height }: Bounds, change: Change | undefined, colours: Palette): string {
  if (!change) return ''
  const { stroke } = lookOf(change, colours)
  const inner = { x: x + 3, y: y + 3, width: width - 6, height: height - 6 }
  return [
    change === 'added' ? rect(inner, { rx: 6, fill: 'none', stroke, 'stroke-width': 1 }) : '',
    tag('circle', { cx: x + 2, cy: y + 2, r: 8.5, fill: stroke, stroke: colours.paper, 'stroke-width': 1.5 }),
    tag(
      'text',
      { x: x + 2, y: y + 6.5, 'font-size': 13, 'font-weight': 700, 'text-anchor': 'middle', fill: colours.surface },
      words(signs[change]),
    ),
  ].join('')
}

/** So many are drawn; of more the last place tells how many. */
const PINS = 3

/** Spiky discs with the numbers of the problems, along the upper edge from the right. */
export function pinSigns({ x, y, width }: Bounds, pins: readonly string[] | undefined, colours: Palette): string {
  if (!pins?.length) return ''
  const shown = pins.length > PINS ? [...pins.slice(0, PINS - 1), `+${pins.length - PINS + 1}`] : pins
  return shown
    .map((text, i) => {
      const at = { x: x + width - 8 - (shown.length - 1 - i) * 23, y: y - 1 }
      const points = Array.from({ length: 24 }, (_, n) => {
        const [angle, r] = [(n * Math.PI) / 12, n % 2 === 0 ? 11.5 : 9]
        return { x: at.x + r * Math.cos(angle), y: at.y + r * Math.sin(angle) }
      })
      const fill = { 'font-size': 10.5, 'font-weight': 700, 'text-anchor': 'middle', fill: colours.surface }
      return (
        tag('path', {
          d: `${pathOf(points)}z`,
          fill: colours.ink,
          stroke: colours.paper,
          'stroke-width': 1,
          'data-pin': text,
        }) + tag('text', { x: at.x, y: at.y + 3.7, ...fill }, words(text))
      )
    })
    .join('')
}
