/** Shapes of a map as SVG text, each in its place. */
import type { Bounds, Shape } from './drawing'
import { eventIcon, footIcons, gatewayIcon, taskIcon } from './draw-icons'
import { changeSign, heatRect, lookOf, pinSigns, type StepMark } from './marks'
import { isEventSubProcess } from './nodes'
import type { Palette } from './palette'
import type { MapExtra, MapNode } from './read'
import { rect, tag, textIn, type TextStyle } from './svg'
import { elementsOf } from './xml'

const NAME = { size: 12, line: 14.5 }

export type Painted = { colours: Palette; mark?: StepMark; /** A sub-process whose inside is drawn. */ open: boolean }

const middleOf = ({ x, y, width, height }: Bounds) => ({ x: x + width / 2, y: y + height / 2 })

function footSigns(node: MapNode, open: boolean): string[] {
  const has = (test: RegExp): boolean => elementsOf(node.element).some(({ local }) => test.test(local))
  const sequential = elementsOf(node.element).some(
    ({ local, attributes }) =>
      local === 'multiInstanceLoopCharacteristics' &&
      attributes.some((one) => one.local === 'isSequential' && one.value === 'true'),
  )
  return [
    has(/^standardLoop/) ? 'loop' : '',
    has(/^multiInstance/) ? (sequential ? 'sequential' : 'parallel') : '',
    node.element.attributes.some((one) => one.local === 'isForCompensation' && one.value === 'true')
      ? 'compensation'
      : '',
    node.type === 'adHocSubProcess' ? 'free' : '',
    node.inner && !open ? 'closed' : '',
  ].filter((sign) => sign !== '')
}

/** Work, with its name and figures inside. */
function activity(node: MapNode, { bounds }: Shape, { colours, mark = {}, open }: Painted): string {
  const { x, y, width, height } = bounds
  const look = lookOf(mark.change, colours)
  const radius = Math.min(10, height / 6)
  const signs = footSigns(node, open)
  const strong = node.type === 'callActivity' ? 3 : look.width
  const dash = look.dash ?? (isEventSubProcess(node) ? '2 3' : undefined)
  const fill = open ? colours.paper : colours.surface
  const foot = signs.length > 0 ? 18 : 0
  const noted = mark.note ? 15 : 0
  const room = { x: x + 5, y: y + 3, width: width - 10, height: height - 6 - foot - noted }
  const most = Math.max(1, Math.floor(room.height / NAME.line))
  const name: TextStyle = { ...NAME, most, fill: colours.ink, weight: mark.note ? 600 : undefined }
  const hasIcon = mark.change ? '' : taskIcon(node.type, { x, y }, colours)
  const inside = open
    ? textIn(
        node.name,
        { ...room, x: x + 10, width: width - 20, height: 20 },
        { ...name, most: 1, weight: 600, from: 'middle', anchor: 'start' },
      )
    : textIn(
        node.name,
        hasIcon && most > 3
          ? { ...room, y: room.y + 12, height: room.height - 12 }
          : hasIcon
            ? { ...room, x: room.x + 14, width: room.width - 18 }
            : room,
        {
          ...name,
          most: hasIcon && most > 3 ? most - 1 : most,
          from: 'middle',
        },
      )
  return [
    rect(bounds, { rx: radius, fill, stroke: look.stroke, 'stroke-width': strong, 'stroke-dasharray': dash }),
    heatRect(bounds, mark.heat, radius, colours),
    node.type === 'transaction'
      ? rect(
          { x: x + 3, y: y + 3, width: width - 6, height: height - 6 },
          { rx: radius - 2, fill: 'none', stroke: look.stroke },
        )
      : '',
    hasIcon,
    inside,
    mark.note
      ? textIn(
          mark.note,
          { x: x + 4, y: y + height - foot - 19, width: width - 8, height: 16 },
          { size: 11.5, line: 14, most: 1, fill: colours.ink, from: 'middle' },
        )
      : '',
    footIcons(signs, { x: x + width / 2, y: y + height - 10 }, colours),
    changeSign(bounds, mark.change, colours),
    pinSigns(bounds, mark.pins, colours),
  ].join('')
}

function event(node: MapNode, { bounds }: Shape, { colours, mark }: Painted): string {
  const { x, y } = middleOf(bounds)
  const r = Math.min(bounds.width, bounds.height) / 2
  const look = lookOf(mark?.change, colours)
  const isEnd = node.type === 'endEvent'
  const isStart = node.type === 'startEvent'
  const gentle = node.element.attributes.some(
    ({ local, value }) => (local === 'cancelActivity' || local === 'isInterrupting') && value === 'false',
  )
  const ring = (radius: number, width: number) =>
    tag('circle', {
      cx: x,
      cy: y,
      r: radius,
      fill: colours.surface,
      stroke: look.stroke,
      'stroke-width': width,
      'stroke-dasharray': gentle ? '4 2.5' : look.dash,
    })
  return [
    ring(r, isEnd ? 3.2 : 1.4),
    isStart || isEnd ? '' : ring(r - 3, 1.2),
    eventIcon(node.events[0] ?? '', { x, y }, isEnd || node.type === 'intermediateThrowEvent', colours),
    changeSign(bounds, mark?.change, colours),
  ].join('')
}

function gateway(node: MapNode, { bounds }: Shape, { colours, mark }: Painted): string {
  const { x, y } = middleOf(bounds)
  const [w, h] = [bounds.width / 2, bounds.height / 2]
  const look = lookOf(mark?.change, colours)
  return [
    tag('path', {
      d: `M${x} ${y - h}L${x + w} ${y}L${x} ${y + h}L${x - w} ${y}z`,
      fill: colours.surface,
      stroke: look.stroke,
      'stroke-width': look.width + 0.2,
      'stroke-dasharray': look.dash,
    }),
    gatewayIcon(node.type, { x, y }, Math.min(w, h) * 0.95, colours),
    changeSign(bounds, mark?.change, colours),
  ].join('')
}

/** A step, an event or a gateway without its outer name. */
export function nodeShape(node: MapNode, shape: Shape, painted: Painted): string {
  if (node.type.endsWith('Gateway')) return gateway(node, shape, painted)
  return node.type.endsWith('Event') ? event(node, shape, painted) : activity(node, shape, painted)
}

/** Data, texts and groups. */
export function extraShape({ type, name }: MapExtra, { bounds }: Shape, colours: Palette): string {
  const { x, y, width, height } = bounds
  const line = { fill: 'none', stroke: colours.muted, 'stroke-width': 1.2 }
  switch (type) {
    case 'dataObjectReference':
    case 'dataInput':
    case 'dataOutput':
      return tag('path', {
        ...line,
        fill: colours.surface,
        d: `M${x} ${y}H${x + width - 11}L${x + width} ${y + 11}V${y + height}H${x}zM${x + width - 11} ${y}V${y + 11}H${x + width}`,
      })
    case 'dataStoreReference': {
      const [rx, ry] = [width / 2, 6]
      const arc = (from: number) => `M${x} ${from}a${rx} ${ry} 0 0 0 ${width} 0`
      return tag('path', {
        ...line,
        fill: colours.surface,
        d: `M${x} ${y + ry}a${rx} ${ry} 0 0 1 ${width} 0V${y + height - ry}a${rx} ${ry} 0 0 1 ${-width} 0z${arc(y + ry)}${arc(y + ry + 5)}`,
      })
    }
    case 'group':
      return [
        rect(bounds, { ...line, rx: 8, 'stroke-dasharray': '8 3 2 3' }),
        textIn(name, { x, y: y + 4, width, height: 16 }, { ...NAME, most: 1, fill: colours.muted, from: 'top' }),
      ].join('')
    default:
      return [
        tag('path', { ...line, d: `M${x + 9} ${y}H${x}V${y + height}H${x + 9}` }),
        textIn(
          name,
          { x: x + 6, y: y + 3, width: width - 8, height: height - 6 },
          {
            ...NAME,
            most: Math.max(1, Math.floor(height / NAME.line)),
            fill: colours.ink,
            anchor: 'start',
            from: 'top',
          },
        ),
      ].join('')
  }
}

/** A pool or a lane with its name along the edge. */
export function barShape(
  name: string,
  { bounds, upright }: Shape,
  { colours, whole, strong }: { colours: Palette; /** Nothing stands in it. */ whole: boolean; strong: boolean },
): string {
  const { x, y, width, height } = bounds
  const head = 30
  const style = { ...NAME, most: 2, fill: colours.ink, weight: 600, from: 'middle' as const }
  const outline = rect(bounds, { fill: 'none', stroke: strong ? colours.muted : colours.strong, 'stroke-width': 1.2 })
  if (whole) return outline + textIn(name, { x: x + 8, y, width: width - 16, height }, style)
  const strip = upright ? { x, y, width, height: head } : { x, y, width: head, height }
  const turned = { x: x + head / 2 - height / 2, y: y + height / 2 - head / 2, width: height, height: head }
  const room = { ...turned, x: turned.x + 4, width: turned.width - 8 }
  const text = upright
    ? textIn(name, { x: x + 4, y, width: width - 8, height: head }, style)
    : tag('g', { transform: `rotate(-90 ${x + head / 2} ${y + height / 2})` }, textIn(name, room, style))
  return rect(strip, { fill: colours.sunken }) + outline + text
}
