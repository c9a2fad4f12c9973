/** Pages of a Visio drawing (VSDX) as plain shapes: what they are made of, where they lie, what they connect. Pure. */
import { parseXml } from '../safe-xml'
import { attributeOf, elementsOf, textOf, walk, type XmlElement } from '../xml'

/** Files of the archive by their names. */
export type VisioParts = { names: readonly string[]; text: (name: string) => string | null }

export type VisioShape = {
  id: string
  /** Name of the master it was made of; '' – drawn by hand. */
  master: string
  text: string
  /** Points from the page's upper left corner. */
  box: { x: number; y: number; width: number; height: number }
  isPicture: boolean
}
export type VisioConnector = {
  id: string
  text: string
  from: string | null
  to: string | null
  /** Both ends have the same sign: which way it leads is not drawn. */
  isPlain: boolean
}
export type VisioPage = { name: string; shapes: VisioShape[]; connectors: VisioConnector[] }

const POINTS = 96

const local = (element: XmlElement, name: string): XmlElement[] =>
  elementsOf(element).filter((one) => one.local === name)
const first = (element: XmlElement, name: string): XmlElement | undefined => local(element, name)[0]

function rootOf({ text }: VisioParts, name: string): XmlElement | null {
  const xml = text(name)
  if (xml === null) return null
  const parsed = parseXml(xml.replace(/^[\uFEFF\s]+/, ''))
  return parsed.ok ? parsed.value.root : null
}

const cell = (element: XmlElement | undefined, name: string): number | undefined => {
  const found = element && local(element, 'Cell').find((one) => attributeOf(one, 'N') === name)
  const value = found && Number(attributeOf(found, 'V'))
  return value === undefined || !Number.isFinite(value) ? undefined : value
}

type Master = { name: string; sheet: XmlElement | undefined }

/** Where a part's relations lead, by their ids. */
function relations(parts: VisioParts, part: string): Map<string, string> {
  const [, folder = '', name = ''] = /^(.*\/)([^/]+)$/.exec(part) ?? []
  const root = rootOf(parts, `${folder}_rels/${name}.rels`)
  return new Map(
    (root ? elementsOf(root) : []).map((one) => [
      attributeOf(one, 'Id') ?? '',
      (attributeOf(one, 'Target') ?? '').startsWith('/')
        ? (attributeOf(one, 'Target') ?? '').slice(1)
        : folder + (attributeOf(one, 'Target') ?? ''),
    ]),
  )
}

const relationOf = (element: XmlElement): string =>
  first(element, 'Rel')?.attributes.find((one) => one.local === 'id' && one.uri !== '')?.value ?? ''

function mastersOf(parts: VisioParts): Map<string, Master> {
  const list = 'visio/masters/masters.xml'
  const root = rootOf(parts, list)
  const targets = relations(parts, list)
  return new Map(
    (root ? local(root, 'Master') : []).map((one): [string, Master] => {
      const contents = rootOf(parts, targets.get(relationOf(one)) ?? '')
      const shapes = contents && first(contents, 'Shapes')
      const name = attributeOf(one, 'NameU') ?? attributeOf(one, 'Name') ?? ''
      return [attributeOf(one, 'ID') ?? '', { name, sheet: shapes ? first(shapes, 'Shape') : undefined }]
    }),
  )
}

/** The text of a shape, or of what is grouped in it: a lane keeps its name in a shape of its own. */
function wordsOf(shape: XmlElement): string {
  const own = first(shape, 'Text')
  const text = own ? plain(textOf(own)) : ''
  if (text !== '') return text
  const inner = first(shape, 'Shapes')
  return (inner ? local(inner, 'Shape') : []).map(wordsOf).find((one) => one !== '') ?? ''
}

const plain = (text: string): string => text.replace(/[\uFFFC\u2028\s]+/g, ' ').trim()

class PageReader {
  readonly shapes: VisioShape[] = []
  readonly lines: XmlElement[] = []
  /** The shape that stands on the page, by the ids of all that is grouped in it. */
  readonly tops = new Map<string, string>()

  constructor(
    readonly masters: ReadonlyMap<string, Master>,
    readonly height: number,
  ) {}

  private master(shape: XmlElement): Master | undefined {
    return this.masters.get(attributeOf(shape, 'Master') ?? '')
  }

  private value(shape: XmlElement, name: string): number | undefined {
    return cell(shape, name) ?? cell(this.master(shape)?.sheet, name)
  }

  isLine(shape: XmlElement): boolean {
    return cell(shape, 'BeginX') !== undefined || /connector|соединит/i.test(this.master(shape)?.name ?? '')
  }

  add(shape: XmlElement): void {
    const id = attributeOf(shape, 'ID') ?? ''
    if (this.isLine(shape)) {
      this.lines.push(shape)
      return
    }
    for (const one of walk(shape)) if (one.local === 'Shape') this.tops.set(attributeOf(one, 'ID') ?? '', id)
    const [width, height] = [this.value(shape, 'Width') ?? 1, this.value(shape, 'Height') ?? 0.75]
    const x = (this.value(shape, 'PinX') ?? 0) - (this.value(shape, 'LocPinX') ?? width / 2)
    const y = (this.value(shape, 'PinY') ?? 0) - (this.value(shape, 'LocPinY') ?? height / 2)
    this.shapes.push({
      id,
      master: this.master(shape)?.name ?? '',
      text: wordsOf(shape),
      box: {
        x: x * POINTS,
        y: (this.height - y - height) * POINTS,
        width: Math.abs(width) * POINTS,
        height: Math.abs(height) * POINTS,
      },
      isPicture: attributeOf(shape, 'Type') === 'Foreign',
    })
  }

  /** The smallest shape at a point: an end of a line that is not glued but lies on it. */
  private under(x: number | undefined, y: number | undefined): string | null {
    if (x === undefined || y === undefined) return null
    const [px, py, near] = [x * POINTS, (this.height - y) * POINTS, 6]
    const found = this.shapes
      .filter(({ box }) => px >= box.x - near && px <= box.x + box.width + near)
      .filter(({ box }) => py >= box.y - near && py <= box.y + box.height + near)
      .toSorted((a, b) => a.box.width * a.box.height - b.box.width * b.box.height)
    return found[0]?.id ?? null
  }

  connector(line: XmlElement, glued: ReadonlyMap<string, string>): VisioConnector {
    const id = attributeOf(line, 'ID') ?? ''
    const end = (side: 'Begin' | 'End'): string | null => {
      const sheet = glued.get(`${id} ${side}X`) ?? glued.get(`${id} ${side}Y`)
      return sheet === undefined
        ? this.under(cell(line, `${side}X`), cell(line, `${side}Y`))
        : (this.tops.get(sheet) ?? null)
    }
    const [begin, finish] = [this.value(line, 'BeginArrow') ?? 0, this.value(line, 'EndArrow') ?? 0]
    // Drawn from its point: the arrow stands at the beginning alone.
    const isBack = begin !== 0 && finish === 0
    const [from, to] = isBack ? [end('End'), end('Begin')] : [end('Begin'), end('End')]
    return { id, text: wordsOf(line), from, to, isPlain: begin === 0 && finish === 0 }
  }
}

function pageOf(parts: VisioParts, entry: XmlElement, part: string, masters: ReadonlyMap<string, Master>): VisioPage {
  const sheet = first(entry, 'PageSheet')
  const contents = rootOf(parts, part)
  const reader = new PageReader(masters, cell(sheet, 'PageHeight') ?? 11)
  const shapes = contents && first(contents, 'Shapes')
  for (const shape of shapes ? local(shapes, 'Shape') : []) reader.add(shape)
  const connects = contents && first(contents, 'Connects')
  const glued = new Map(
    (connects ? local(connects, 'Connect') : []).map((one): [string, string] => [
      `${attributeOf(one, 'FromSheet')} ${attributeOf(one, 'FromCell')}`,
      attributeOf(one, 'ToSheet') ?? '',
    ]),
  )
  return {
    name: attributeOf(entry, 'Name') ?? attributeOf(entry, 'NameU') ?? '',
    shapes: reader.shapes,
    connectors: reader.lines.map((line) => reader.connector(line, glued)),
  }
}

/** Pages in the order of the drawing; those that only lie behind others are left out. */
export function visioPages(parts: VisioParts): VisioPage[] {
  const list = 'visio/pages/pages.xml'
  const root = rootOf(parts, list)
  const targets = relations(parts, list)
  const masters = mastersOf(parts)
  return (root ? local(root, 'Page') : [])
    .filter((entry) => attributeOf(entry, 'Background') !== '1')
    .map((entry) => pageOf(parts, entry, targets.get(relationOf(entry)) ?? '', masters))
}
