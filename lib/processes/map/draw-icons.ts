/** Small signs of BPMN: what an event waits for, what kind of work a task is, what a gateway does. */
import type { Palette } from './palette'
import type { Point } from './drawing'
import { tag } from './svg'

type Paint = { fill?: string; stroke?: string }

const icon = (d: string, { x, y }: Point, size: number, paint: Paint): string =>
  tag('path', {
    d,
    transform: `translate(${x - size / 2} ${y - size / 2}) scale(${size / 20})`,
    fill: paint.fill ?? 'none',
    stroke: paint.stroke,
    'stroke-width': 1.5,
    'stroke-linejoin': 'round',
    'stroke-linecap': 'round',
  })

/** Outlines in a square of 20. Some are filled when the event throws. */
const events: Readonly<Record<string, string>> = {
  message: 'M2 5H18V15H2zM2 5L10 11L18 5',
  timer: 'M10 1.5A8.5 8.5 0 1 0 10 18.5A8.5 8.5 0 1 0 10 1.5zM10 5V10L13.5 12',
  signal: 'M10 2.5L18 16.5H2z',
  error: 'M3 17L7 5L12 12L17 3L13 15L8 8z',
  escalation: 'M10 2L16.5 17.5L10 12L3.5 17.5z',
  conditional: 'M4 2H16V18H4zM6.5 6H13.5M6.5 10H13.5M6.5 14H13.5',
  link: 'M2 7H11V3L18.5 10L11 17V13H2z',
  compensate: 'M10 4V16L2 10zM18 4V16L10 10z',
  cancel: 'M4 6L6 4L10 8L14 4L16 6L12 10L16 14L14 16L10 12L6 16L4 14L8 10z',
  terminate: 'M10 2.5A7.5 7.5 0 1 0 10 17.5A7.5 7.5 0 1 0 10 2.5z',
}

const tasks: Readonly<Record<string, string>> = {
  userTask: 'M10 2.5A4 4 0 1 0 10 10.5A4 4 0 1 0 10 2.5zM2.5 18C2.5 13 6 11.5 10 11.5C14 11.5 17.5 13 17.5 18z',
  manualTask: 'M3 9C5 5 8 4 11 4H18V6.5H12H18V9.5H11.5H17V12.5H11H15.5V15.5H7C4 15.5 3 13 3 9z',
  serviceTask:
    'M10 6.5A3.5 3.5 0 1 0 10 13.5A3.5 3.5 0 1 0 10 6.5zM10 2V4.5M10 15.5V18M2 10H4.5M15.5 10H18M4.3 4.3L6.1 6.1M13.9 13.9L15.7 15.7M4.3 15.7L6.1 13.9M13.9 6.1L15.7 4.3',
  scriptTask: 'M5 2H17C14 5 14 7 16 10C18 13 18 15 15 18H3C6 15 6 13 4 10C2 7 2 5 5 2zM7 7H12M8 10H13M9 13H14',
  businessRuleTask: 'M2 4H18V16H2zM2 8H18M7 8V16M2 12H18',
  sendTask: 'M2 5H18V15H2zM2 5L10 11L18 5',
  receiveTask: 'M2 5H18V15H2zM2 5L10 11L18 5',
}

/** The sign of an event; `throws` – it sends rather than waits. */
export function eventIcon(kind: string, at: Point, throws: boolean, { ink, surface }: Palette): string {
  const d = events[kind]
  if (!d) return ''
  const filled = throws && kind !== 'timer' && kind !== 'conditional'
  if (filled && kind === 'message') return icon(d, at, 16, { fill: ink, stroke: surface })
  return icon(d, at, 16, { fill: filled ? ink : undefined, stroke: ink })
}

export function taskIcon(type: string, corner: Point, { muted, surface }: Palette): string {
  const d = tasks[type]
  if (!d) return ''
  const at = { x: corner.x + 13, y: corner.y + 12 }
  return type === 'sendTask' ? icon(d, at, 13, { fill: muted, stroke: surface }) : icon(d, at, 13, { stroke: muted })
}

/** Signs at the foot of a step: it holds others, is done over and over, or for several at once. */
export function footIcons(signs: readonly string[], foot: Point, { ink, surface }: Palette): string {
  const shapes: Readonly<Record<string, string>> = {
    closed: 'M2 2H18V18H2zM10 5.5V14.5M5.5 10H14.5',
    loop: 'M7 16.5A7.5 7.5 0 1 1 12 17.4M7 16.5V12M7 16.5H2.5',
    parallel: 'M4 3V17M10 3V17M16 3V17',
    sequential: 'M3 4H17M3 10H17M3 16H17',
    compensation: 'M10 4V16L2 10zM18 4V16L10 10z',
    free: 'M2 11C5 5 8 7 10 10C12 13 15 15 18 9',
  }
  const left = foot.x - ((signs.length - 1) * 17) / 2
  return signs
    .map((sign, i) =>
      icon(shapes[sign] ?? '', { x: left + i * 17, y: foot.y }, 13, {
        stroke: ink,
        fill: sign === 'closed' ? surface : undefined,
      }),
    )
    .join('')
}

const gateways: Readonly<Record<string, string>> = {
  exclusiveGateway: 'M4.5 4.5L15.5 15.5M15.5 4.5L4.5 15.5',
  parallelGateway: 'M10 2V18M2 10H18',
  inclusiveGateway: 'M10 2.5A7.5 7.5 0 1 0 10 17.5A7.5 7.5 0 1 0 10 2.5z',
  complexGateway: 'M10 2V18M2 10H18M4.3 4.3L15.7 15.7M15.7 4.3L4.3 15.7',
  eventBasedGateway:
    'M10 0.5A9.5 9.5 0 1 0 10 19.5A9.5 9.5 0 1 0 10 0.5zM10 3A7 7 0 1 0 10 17A7 7 0 1 0 10 3zM10 6L14 9L12.5 13.5H7.5L6 9z',
}

export function gatewayIcon(type: string, at: Point, size: number, { ink }: Palette): string {
  const d = gateways[type]
  return d ? icon(d, at, size, { stroke: ink }) : ''
}
