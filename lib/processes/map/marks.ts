/** What is laid over a map: figures of a step, heat by a value, what changed between two states. */
import type { Bounds } from './drawing'
import type { Palette } from './palette'
import { rect, tag, words } from './svg'

export type Change = 'added' | 'removed' | 'changed'

export type StepMark = {
  /** A line under the name: «2 р. д. + 10 мин». */
  note?: string
  /** 0…1: how strongly the step is tinted. The value itself stands in `note`. */
  heat?: number
  /** Against the other state; shown by outline and sign, not by colour alone. */
  change?: Change
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
