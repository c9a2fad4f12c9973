import 'server-only'
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
  type FileChild,
} from 'docx'

export const muted = '5c6670'
const ink = '15202b'
export const thin = { style: BorderStyle.SINGLE, size: 4, color: 'b4b4b4' }
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }

/** A4 and the margins of ГОСТ Р 7.0.97, in twips. */
const page = { width: 11906, height: 16838, margin: { left: 1417, right: 680, top: 1134, bottom: 1134 } }

/** Width of the text: of a page that stands, of one on its side. */
export const TEXT = page.width - page.margin.left - page.margin.right
export const WIDE_TEXT = page.height - page.margin.left - page.margin.right

type LineLook = {
  bold?: boolean
  color?: string
  size?: number
  after?: number
  alignment?: (typeof AlignmentType)[keyof typeof AlignmentType]
}

export const line = (text: string, { after = 80, alignment, ...run }: LineLook = {}): Paragraph =>
  new Paragraph({ alignment, spacing: { after }, children: [new TextRun({ text, ...run })] })

/** A heading of the second level, with what stands under it on one page. */
export const heading = (text: string): Paragraph =>
  new Paragraph({
    heading: HeadingLevel.HEADING_2,
    keepNext: true,
    spacing: { before: 320, after: 80 },
    children: [new TextRun(text)],
  })

/** «Срок: 3 октября». */
export const labelled = ({ term, value }: { term: string; value: string }): Paragraph =>
  new Paragraph({
    spacing: { after: 60 },
    children: [new TextRun({ text: `${term}: `, bold: true }), new TextRun(value)],
  })

type CellLook = { right?: boolean; head?: boolean; width?: number; padding?: number; size?: number; headSize?: number }

/** A cell with a thin rule under it. */
export const ruledCell = (
  text: string,
  { right = false, head = false, width, padding = 60, size, headSize = 18 }: CellLook,
): TableCell =>
  new TableCell({
    ...(width === undefined ? {} : { width: { size: width, type: WidthType.DXA } }),
    borders: { top: none, left: none, right: none, bottom: thin },
    margins: { top: padding, bottom: padding, left: padding, right: padding },
    children: [
      new Paragraph({
        alignment: right ? AlignmentType.RIGHT : AlignmentType.LEFT,
        children: [new TextRun({ text, color: head ? muted : undefined, size: head ? headSize : size })],
      }),
    ],
  })

/**
 * A table as wide as the text; figures stand at the right from column `right` on, the head is repeated on every page.
 */
export const ruledTable = (
  { head, rows }: { head: readonly string[]; rows: readonly (readonly string[])[] },
  right: number,
): Table =>
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({
        tableHeader: true,
        children: head.map((text, i) => ruledCell(text, { right: i >= right, head: true })),
      }),
      ...rows.map(
        (row) =>
          new TableRow({ cantSplit: true, children: row.map((text, i) => ruledCell(text, { right: i >= right })) }),
      ),
    ],
  })

/** Post, signature, name: the lines to fill in by hand with what each is for under it. */
export function signatureLines({ post, date }: { post: string; date: string }): Paragraph[] {
  const tabStops = [
    { type: TabStopType.LEFT, position: 3600 },
    { type: TabStopType.LEFT, position: 6800 },
  ]
  return [
    new Paragraph({
      tabStops,
      keepNext: true,
      spacing: { before: 700 },
      children: [new TextRun(`${post}\t____________________\t_________________________`)],
    }),
    new Paragraph({
      tabStops,
      keepNext: true,
      spacing: { after: 200 },
      children: [new TextRun({ text: '\tподпись\tИ.О. Фамилия', size: 17, color: muted })],
    }),
    line(date),
  ]
}

export type DocxFrame = {
  title: string
  author: string
  description: string
  /** Says that the data are for demonstration; empty otherwise. */
  demo: string
  footer: string
  printed: string
  /** What stands above the body: a kicker and the title as most papers have it, or the paper's own. */
  opening: { kicker: string; title: string; subtitle: string } | FileChild[]
  body: FileChild[]
  /** Size of second-level headings in half-points. */
  heading2?: number
  /** A4 on its side. */
  wide?: boolean
}

const openingOf = (opening: DocxFrame['opening']): FileChild[] =>
  Array.isArray(opening)
    ? opening
    : [
        line(opening.kicker, { color: muted, size: 19 }),
        new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(opening.title)] }),
        ...(opening.subtitle ? [line(opening.subtitle, { bold: true, size: 28 })] : []),
      ]

/**
 * An official paper for editing: ГОСТ margins, the page's number at the top from page two, what was printed and when at
 * the bottom.
 */
export async function framedDocx({
  title,
  author,
  description,
  demo,
  footer,
  printed,
  opening,
  body,
  heading2 = 24,
  wide = false,
}: DocxFrame): Promise<Uint8Array<ArrayBuffer>> {
  const foot = new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: wide ? WIDE_TEXT : TEXT }],
        children: [new TextRun({ text: `${footer}\t${printed}`, size: 16, color: muted })],
      }),
    ],
  })
  const document = new Document({
    title,
    creator: author,
    description,
    styles: {
      default: {
        document: { run: { font: 'PT Serif', size: 21, language: { value: 'ru-RU' } } },
        heading1: { run: { font: 'PT Serif', size: 38, bold: true, color: ink } },
        heading2: { run: { font: 'PT Serif', size: heading2, bold: true, color: ink } },
      },
    },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            margin: page.margin,
            ...(wide && { size: { orientation: PageOrientation.LANDSCAPE, width: page.width, height: page.height } }),
          },
        },
        headers: {
          default: new Header({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [new TextRun({ size: 18, color: muted, children: [PageNumber.CURRENT] })],
              }),
            ],
          }),
        },
        footers: { default: foot, first: foot },
        children: [...(demo ? [line(demo, { color: '8a5a00', size: 18 })] : []), ...openingOf(opening), ...body],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}
