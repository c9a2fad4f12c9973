/** Paragraphs and tables of a document → lines in the order in which a person reads the passport form. Pure. */

export type DocxNode = { kind: 'text'; text: string; numbered: boolean } | { kind: 'table'; rows: DocxNode[][][] }

/**
 * `soft`: it goes on inside the paragraph of the line before; `numbered`: the text program puts a number or a bullet
 * before it.
 */
export type Line = { kind: 'line'; text: string; numbered: boolean; soft: boolean }
type GoalTable = { kind: 'goals'; rows: string[][] }
export type LineItem = Line | GoalTable

/** Without the form's blanks, with ordinary spaces. */
export const plainText = (text: string): string =>
  text
    .replace(/\u00ad/g, '')
    .replace(/_{2,}/g, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()

const textOf = (nodes: DocxNode[]): string =>
  nodes.map((node) => (node.kind === 'text' ? node.text : node.rows.flat().map(textOf).join('\n'))).join('\n')

export const sectionPattern =
  /^(общие данные|обоснование|цели и эффекты|цели проекта|цели|эффекты|ожидаемые эффекты|сроки|этапы и сроки)(?: реализации)?(?: проекта)?\s*(?::|$)/i
const labelCell =
  /^(заказчик|процесс|границы процесса|руководитель проекта|команда проекта|наименование процесса)( проекта| процесса)?:?$/i
const goalHead = /(текущ|исходн|целев)\S*\s+(показател|значени)/i

const lines = (node: Extract<DocxNode, { kind: 'text' }>): Line[] =>
  plainText(node.text)
    .split('\n')
    .map((text, at) => ({ kind: 'line', text, numbered: node.numbered && at === 0, soft: at > 0 }))

function tableItems(rows: DocxNode[][][]): LineItem[] {
  const head = (rows[0] ?? []).map((cell) => plainText(textOf(cell)))
  if (rows.length > 0 && head.length > 1 && head.some((text) => goalHead.test(text)))
    return [{ kind: 'goals', rows: rows.map((row) => row.map((cell) => plainText(textOf(cell)))) }]
  // The form's two cells side by side are read one after the other, column by column.
  if (head.length > 1 && head.filter((text) => sectionPattern.test(text.split('\n')[0] ?? '')).length > 1) {
    return head.flatMap((_text, column) => rows.flatMap((row) => toLines(row[column] ?? [])))
  }
  return rows.flatMap((row): LineItem[] => {
    const cells = row.map((cell) => plainText(textOf(cell)))
    const [first = '', ...rest] = cells
    if (rest.length > 0 && labelCell.test(first))
      return toLines([
        { kind: 'text', text: `${first.replace(/:$/, '')}: ${rest.filter(Boolean).join('\n')}`, numbered: false },
      ])
    // A line of a table of dates: number, stage, from, to.
    if (rest.length > 0 && /^\d{1,2}[.)]?$/.test(first))
      return toLines([
        {
          kind: 'text',
          text: `${first.replace(/[.)]$/, '')}. ${rest.filter(Boolean).join(' ').replaceAll('\n', ' ')}`,
          numbered: false,
        },
      ])
    return row.flatMap(toLines)
  })
}

/** The document as lines; a table of goals stays a table. */
export const toLines = (nodes: readonly DocxNode[]): LineItem[] =>
  nodes.flatMap((node) => (node.kind === 'text' ? lines(node) : tableItems(node.rows)))
