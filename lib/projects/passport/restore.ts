/**
 * A document made by the portal carries the passport's fields; they are believed only where its visible text still says
 * the same. Pure.
 */
import { z } from 'zod'
import { passportSheet, type PassportSheet } from './sheet'
import { importedOf, readPassportText, type ImportedPassport, type PassportReading, type ReadBlock } from './import'
import type { DocxNode } from './lines'
import { isPassportPath, PassportText, type PassportFields } from '../form/passport'
import type { PassportForm } from '../form/form'

const Fields = z.record(z.string().refine(isPassportPath), PassportText)

const text = (line: string): DocxNode => ({ kind: 'text', text: line, numbered: false })

/** The sheet as the document shows it: the same paragraphs and tables as lib/documents/passport-docx.ts writes. */
export function sheetNodes(sheet: PassportSheet): DocxNode[] {
  const { organisation, project, approval: a, general, grounds, goals, effects, stages } = sheet
  const cells = (row: string[]): DocxNode[][] => row.map((cell) => [text(cell)])
  return [
    text(sheet.title),
    text(organisation.text),
    text(`(${organisation.caption})`),
    text(project.text),
    text(`(${project.caption})`),
    {
      kind: 'table',
      rows: [
        [
          [text('')],
          [
            text(a.heading),
            text(a.who),
            text(`(${a.caption})`),
            text(`\t\t${a.name}`),
            text(`(${a.signature})\t(${a.nameCaption})`),
          ],
        ],
      ],
    },
    {
      kind: 'table',
      rows: [
        [
          [text(general.heading), ...general.fields.map((field) => text(`${field.label} ${field.text}`))],
          [text(grounds.heading), ...grounds.rows.map((row, at) => text(`${at + 1}. ${row.text}`))],
        ],
      ],
    },
    text(goals.heading),
    {
      kind: 'table',
      rows: [goals.head, ...goals.rows.map(({ name, current, target }) => [name, current, target])].map(cells),
    },
    text(effects.heading),
    ...effects.rows.map((row) => text(row.text)),
    text(stages.heading),
    ...stages.rows.map(({ parts }) => text(parts.map((part) => part.text).join(''))),
  ]
}

const rawOf = ({ blocks, unread }: PassportReading): string =>
  JSON.stringify([blocks.map(({ key, raw }) => [key, raw]), unread])

/** Fields of each block of the embedded passport, where its rendition reads row by row as it was written. */
function knownBlocks(reading: PassportReading, fields: PassportFields): (ReadBlock & { own: [string, string][] })[] {
  const lists = ['team', 'grounds', 'goals', 'effects'] as const
  const rows = Object.fromEntries(
    lists.map((list) => [
      list,
      [
        ...new Set(
          Object.keys(fields)
            .sort()
            .flatMap((path) => (path.startsWith(`${list}.`) ? [path.split('.')[1] ?? ''] : [])),
        ),
      ],
    ]),
  )
  const next: Record<string, number> = {}
  return reading.blocks.map((block) => {
    const list = lists.find((one) => one === block.key)
    const faithful =
      list === undefined || reading.blocks.filter(({ key }) => key === list).length === rows[list]?.length
    const id = list === undefined ? '' : (rows[list]?.[next[list] ?? 0] ?? '')
    if (list !== undefined) next[list] = (next[list] ?? 0) + 1
    const prefix = list === undefined ? block.key : `${list}.${id}`
    return {
      ...block,
      own: faithful ? Object.entries(fields).filter(([path]) => path === prefix || path.startsWith(`${prefix}.`)) : [],
    }
  })
}

/** A passport from a document's text and, where it has them, the fields that it carries. Null – it is no passport. */
export function importPassport(
  nodes: readonly DocxNode[],
  data: unknown,
  form: PassportForm,
  newId: () => string,
): ImportedPassport | null {
  const reading = readPassportText(nodes, form, newId)
  if (!reading) return null
  const read = importedOf(reading)
  const embedded = Fields.safeParse(data)
  if (!embedded.success) return read
  const fields = embedded.data
  const sheet = passportSheet({
    number: null,
    kind: reading.kind,
    agencyName: reading.organisation,
    form,
    fields,
    version: '',
    isDemo: false,
  })
  const expected = readPassportText(sheetNodes(sheet), form, newId)
  if (!expected) return read
  if (rawOf(expected) === rawOf(reading)) return { ...read, fields, doubts: {}, unread: [] }
  const known = knownBlocks(expected, fields)
  const out = { fields: {} as Record<string, string>, doubts: {} as Record<string, string> }
  for (const block of reading.blocks) {
    const at = known.findIndex(({ key, raw, own }) => key === block.key && raw === block.raw && own.length > 0)
    const [same] = at < 0 ? [] : known.splice(at, 1)
    Object.assign(out.fields, Object.fromEntries(same?.own ?? block.fields))
    if (!same) Object.assign(out.doubts, Object.fromEntries(block.doubts))
  }
  return { ...read, ...out }
}
