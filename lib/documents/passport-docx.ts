import 'server-only'
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  LeaderType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  Tab,
  TabStopType,
  TextRun,
  UnderlineType,
  VerticalAlign,
  WidthType,
  type IParagraphOptions,
} from 'docx'
import { addPassportData } from '@/lib/projects/passport/data'
import { passportSheet, type PassportSheet, type PassportSource } from '@/lib/projects/passport/sheet'

// Widths in twentieths of a point: A4 without the margins of ГОСТ Р 7.0.97.
const page = { width: 11906, left: 1417, right: 680 }
const full = page.width - page.left - page.right
const muted = '5c6670'
const edge = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const edges = { top: edge, left: edge, right: edge, bottom: edge }
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const nothing = { top: none, left: none, right: none, bottom: none }
const padding = { top: 60, bottom: 60, left: 100, right: 100 }

/** Without the characters that XML cannot hold: one of them and Word opens nothing. */
const clean = (text: string): string =>
  text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
const tab = (times = 1): TextRun => new TextRun({ children: Array.from({ length: times }, () => new Tab()) })

/** Text with its line breaks, underlined as on a filled-in form. */
const filled = (text: string, underlined = true): TextRun[] =>
  clean(text)
    .split('\n')
    .map(
      (part, at) =>
        new TextRun({
          text: part,
          break: at === 0 ? undefined : 1,
          underline: underlined ? { type: UnderlineType.SINGLE } : undefined,
        }),
    )

/** A rule to the right edge, to be written on; `width` is that of the cell. */
const rule = (width: number): Pick<IParagraphOptions, 'tabStops'> => ({
  tabStops: [{ type: TabStopType.RIGHT, position: width, leader: LeaderType.UNDERSCORE }],
})
const blankLine = (width: number): Paragraph => new Paragraph({ ...rule(width), children: [tab()] })
const blankLines = (width: number, lines: number): Paragraph[] => Array.from({ length: lines }, () => blankLine(width))

/** «Заказчик: …» or the label with blank lines after it. */
function labelled(label: string, text: string, width: number, lines: number): Paragraph[] {
  if (text === '')
    return [
      new Paragraph({ ...rule(width), children: [new TextRun(`${label} `), tab()] }),
      ...blankLines(width, lines - 1),
    ]
  return [new Paragraph({ children: [new TextRun(`${label} `), ...filled(text)] })]
}

const bold = (text: string, before = 0): Paragraph =>
  new Paragraph({ keepNext: true, spacing: { before, after: 60 }, children: [new TextRun({ text, bold: true })] })
const caption = (
  text: string,
  alignment: (typeof AlignmentType)[keyof typeof AlignmentType] = AlignmentType.CENTER,
): Paragraph =>
  new Paragraph({
    alignment,
    spacing: { after: 100 },
    children: [new TextRun({ text: `(${text})`, size: 17, color: muted })],
  })

/** A line of the head with what it is for under it. */
const headLine = (text: string, under: string): Paragraph[] => [
  text === ''
    ? blankLine(full)
    : new Paragraph({
        alignment: AlignmentType.CENTER,
        keepNext: true,
        border: { bottom: { ...edge, space: 1 } },
        children: filled(text, false),
      }),
  caption(under),
]

const table = (widths: number[], rows: TableRow[]): Table =>
  new Table({ width: { size: full, type: WidthType.DXA }, columnWidths: widths, layout: TableLayoutType.FIXED, rows })
const cell = (width: number, children: Paragraph[], more: object = {}): TableCell =>
  new TableCell({ width: { size: width, type: WidthType.DXA }, borders: edges, margins: padding, children, ...more })

/** «УТВЕРЖДАЮ» at the right: who, signature, name. */
function approval({ approval: a }: PassportSheet): Table {
  const [left, right] = [4300, full - 4300]
  const [sign, name] = [right * 0.42, right]
  const tabStops = [
    { type: TabStopType.LEFT, position: sign, leader: LeaderType.UNDERSCORE },
    { type: TabStopType.LEFT, position: sign + 200 },
    ...(a.name === '' ? [{ type: TabStopType.RIGHT, position: name, leader: LeaderType.UNDERSCORE }] : []),
  ]
  return table(
    [left, right],
    [
      new TableRow({
        cantSplit: true,
        children: [
          cell(left, [new Paragraph('')], { borders: nothing }),
          cell(
            right,
            [
              new Paragraph({ children: [new TextRun(a.heading)] }),
              a.who === '' ? blankLine(right) : new Paragraph({ children: filled(a.who) }),
              caption(a.caption, AlignmentType.LEFT),
              new Paragraph({
                tabStops,
                spacing: { before: 200 },
                children: [tab(2), ...(a.name === '' ? [tab()] : filled(a.name))],
              }),
              new Paragraph({
                tabStops: [{ type: TabStopType.LEFT, position: sign + 200 }],
                spacing: { after: 200 },
                children: [
                  new TextRun({
                    size: 17,
                    color: muted,
                    children: [`(${a.signature})`, new Tab(), `(${a.nameCaption})`],
                  }),
                ],
              }),
            ],
            { borders: nothing, margins: { left: 0, right: 0, top: 0, bottom: 0 } },
          ),
        ],
      }),
    ],
  )
}

function facts({ general, grounds }: PassportSheet): Table {
  const [left, right] = [Math.round(full * 0.58), full - Math.round(full * 0.58)]
  const [wide, narrow] = [left - 200, right - 200]
  return table(
    [left, right],
    [
      new TableRow({
        children: [
          cell(left, [
            bold(general.heading),
            ...general.fields.flatMap(({ label, text, lines }) => labelled(label, text, wide, lines)),
          ]),
          cell(right, [
            bold(grounds.heading),
            ...grounds.rows.flatMap(({ text }, at) => labelled(`${at + 1}.`, text, narrow, 3)),
          ]),
        ],
      }),
    ],
  )
}

function goals({ goals: { head, rows } }: PassportSheet): Table {
  const widths = [full - 3800, 1900, 1900]
  const line = (texts: string[], tableHeader = false): TableRow =>
    new TableRow({
      tableHeader,
      cantSplit: true,
      height: { value: 440, rule: 'atLeast' },
      children: texts.map((text, at) =>
        cell(widths[at] ?? 0, [new Paragraph({ children: filled(text, false) })], { verticalAlign: VerticalAlign.TOP }),
      ),
    })
  return table(widths, [line(head, true), ...rows.map(({ name, current, target }) => line([name, current, target]))])
}

/**
 * The passport as the form in the act (K app. 2), to be edited; it carries its fields, so that the portal reads it back
 * exactly.
 */
export async function passportDocx(source: PassportSource): Promise<Uint8Array<ArrayBuffer>> {
  const sheet = passportSheet(source)
  const footer = new Footer({
    children: [new Paragraph({ children: [new TextRun({ text: sheet.footer, size: 16, color: muted })] })],
  })
  const document = new Document({
    title: clean([sheet.title, sheet.project.text].filter(Boolean).join('. ')),
    creator: clean(source.agencyName),
    description: sheet.project.caption,
    styles: {
      default: {
        document: { run: { font: 'PT Serif', size: 24, language: { value: 'ru-RU' } } },
        heading1: {
          run: { font: 'PT Serif', size: 28, bold: true, color: '000000' },
          paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 160 } },
        },
      },
    },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: page.width, height: 16838 },
            margin: { left: page.left, right: page.right, top: 1134, bottom: 1134 },
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
        footers: { default: footer, first: footer },
        children: [
          ...(sheet.demo
            ? [new Paragraph({ children: [new TextRun({ text: sheet.demo, color: '8a5a00', size: 18 })] })]
            : []),
          new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(sheet.title)] }),
          ...headLine(sheet.organisation.text, sheet.organisation.caption),
          ...headLine(sheet.project.text, sheet.project.caption),
          approval(sheet),
          facts(sheet),
          bold(sheet.goals.heading, 160),
          goals(sheet),
          new Paragraph({ keepNext: true, spacing: { before: 120 }, children: [new TextRun(sheet.effects.heading)] }),
          ...sheet.effects.rows.map(({ text }) =>
            text === '' ? blankLine(full) : new Paragraph({ children: filled(text) }),
          ),
          bold(sheet.stages.heading, 160),
          ...sheet.stages.rows.map(
            ({ parts }) =>
              new Paragraph({ spacing: { after: 40 }, children: parts.flatMap(({ text }) => filled(text, false)) }),
          ),
        ],
      },
    ],
  })
  return addPassportData(await Packer.toBuffer(document), source.fields)
}
