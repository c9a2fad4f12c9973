/** Small Visio drawings, written by hand as Visio lays its files out. */
import { deflatedZip } from './zip'

export type Drawn = {
  id: number
  master?: number
  text?: string
  /** Inches from the lower left corner, as Visio counts: middle and size. */
  at: [x: number, y: number]
  size?: [width: number, height: number]
  inside?: Drawn[]
}
export type Line = {
  id: number
  from?: number
  to?: number
  text?: string
  /** Ends that are glued to nothing. */
  at?: [x1: number, y1: number, x2: number, y2: number]
  arrow?: 'end' | 'begin' | 'none'
}
type Sheet = { name: string; shapes: Drawn[]; lines: Line[] }

const NS =
  'xmlns="http://schemas.microsoft.com/office/visio/2012/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const REL = 'http://schemas.openxmlformats.org/package/2006/relationships'
const cell = (name: string, value: number): string => `<Cell N="${name}" V="${value}"/>`
const text = (words: string | undefined): string =>
  words === undefined ? '' : `<Text><cp IX="0"/>${words.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</Text>`

function shape({ id, master, text: words, at: [x, y], size: [w, h] = [1.2, 0.75], inside = [] }: Drawn): string {
  const grouped = inside.length > 0 ? `<Shapes>${inside.map(shape).join('')}</Shapes>` : ''
  const cells = cell('PinX', x) + cell('PinY', y) + cell('Width', w) + cell('Height', h)
  const kind = inside.length > 0 ? 'Group' : 'Shape'
  return `<Shape ID="${id}" Type="${kind}"${master === undefined ? '' : ` Master="${master}"`}>${cells}${text(words)}${grouped}</Shape>`
}

function line({ id, text: words, at: [x1, y1, x2, y2] = [0, 0, 0, 0], arrow = 'end' }: Line): string {
  const ends = cell('BeginX', x1) + cell('BeginY', y1) + cell('EndX', x2) + cell('EndY', y2)
  const signs = cell('BeginArrow', arrow === 'begin' ? 4 : 0) + cell('EndArrow', arrow === 'end' ? 4 : 0)
  return `<Shape ID="${id}" Type="Shape" Master="99">${ends}${signs}${text(words)}</Shape>`
}

function page({ shapes, lines }: Sheet): string {
  const glue = ({ id, from, to }: Line): string =>
    [
      ...(from === undefined ? [] : [`<Connect FromSheet="${id}" FromCell="BeginX" ToSheet="${from}" ToCell="PinX"/>`]),
      ...(to === undefined ? [] : [`<Connect FromSheet="${id}" FromCell="EndX" ToSheet="${to}" ToCell="PinX"/>`]),
    ].join('')
  return `<PageContents ${NS}><Shapes>${shapes.map(shape).join('')}${lines.map(line).join('')}</Shapes><Connects>${lines.map(glue).join('')}</Connects></PageContents>`
}

/** `masters`: names by their ids; the connector is there already. */
export function vsdx(masters: Record<number, string>, sheets: readonly Sheet[]): Buffer {
  const all = Object.entries({ ...masters, 99: 'Dynamic connector' })
  const files: Record<string, string> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'visio/document.xml': `<VisioDocument ${NS}/>`,
    'visio/masters/masters.xml': `<Masters ${NS}>${all.map(([id, name]) => `<Master ID="${id}" NameU="${name}" Name="${name}"/>`).join('')}</Masters>`,
    'visio/pages/pages.xml': `<Pages ${NS}>${sheets.map(({ name }, i) => `<Page ID="${i}" NameU="${name}" Name="${name}"><PageSheet>${cell('PageWidth', 11)}${cell('PageHeight', 8.5)}</PageSheet><Rel r:id="rId${i + 1}"/></Page>`).join('')}</Pages>`,
    'visio/pages/_rels/pages.xml.rels': `<Relationships xmlns="${REL}">${sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Type="page" Target="page${i + 1}.xml"/>`).join('')}</Relationships>`,
  }
  for (const [i, sheet] of sheets.entries()) files[`visio/pages/page${i + 1}.xml`] = page(sheet)
  return deflatedZip(files)
}

/** A service on two lanes with a decision, a document, an unknown shape and a loose arrow. */
export const someDrawing = (): Buffer =>
  vsdx(
    {
      1: 'Start/End',
      2: 'Process',
      3: 'Decision',
      4: 'Document',
      5: 'Swimlane',
      6: 'Gear.7',
      7: 'CFF Container',
    },
    [
      {
        name: 'Выдача справки',
        shapes: [
          { id: 1, master: 7, at: [5, 4], size: [10, 7] },
          { id: 2, master: 5, at: [5, 6], size: [10, 3], inside: [{ id: 21, text: 'Специалист', at: [0, 0] }] },
          { id: 3, master: 5, at: [5, 3], size: [10, 3], inside: [{ id: 31, text: 'Начальник', at: [0, 0] }] },
          { id: 4, master: 1, text: 'Заявление поступило', at: [1, 6] },
          { id: 5, master: 2, text: 'Принять заявление', at: [3, 6] },
          { id: 6, master: 3, text: 'Документы полные?', at: [5, 6] },
          { id: 7, master: 2, text: 'Подписать справку', at: [7, 3] },
          { id: 8, master: 1, text: 'Справка выдана', at: [9, 3] },
          { id: 9, master: 4, text: 'Заявление', at: [3, 7] },
          { id: 10, master: 6, text: 'Запросить архив', at: [7, 6] },
          { id: 11, master: 6, at: [9, 6] },
        ],
        lines: [
          { id: 50, from: 4, to: 5 },
          { id: 51, from: 5, to: 6 },
          { id: 52, from: 6, to: 10, text: 'нет' },
          { id: 53, from: 6, to: 7, text: 'да' },
          // Drawn from its point, and not glued: it touches both.
          { id: 54, arrow: 'begin', at: [7, 3.4, 7, 5.6] },
          { id: 55, from: 7, to: 8, arrow: 'none' },
          { id: 56, from: 5, to: 9 },
          { id: 57, from: 10, at: [7.6, 6, 8.2, 7.9] },
        ],
      },
    ],
  )
