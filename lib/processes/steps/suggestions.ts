/** What may be meant while a cell is typed: roles, kinds, steps. Pure. */
import { wasteLabels } from '../model/labels'
import { wasteKinds } from '../model/types'
import type { ColumnKey } from './columns'
import { valueLabels } from './labels'

export type Suggestion = {
  /** The text of the cell when it is chosen. */
  text: string
  label: string
  /** The cell is not done with it: minutes follow. */
  goesOn?: boolean
}

const MOST = 6

const matches = (words: string, typed: string): boolean =>
  words.toLowerCase().startsWith(typed) || words.toLowerCase().includes(` ${typed}`)

/** The last part of a list is the one being typed. */
function lastPart(typed: string): { before: string; part: string } {
  const at = typed.lastIndexOf(';')
  return { before: at < 0 ? '' : `${typed.slice(0, at).trimEnd()}; `, part: typed.slice(at + 1).trim() }
}

export function suggestionsFor(
  column: ColumnKey,
  typed: string,
  { roles, number, last }: { roles: readonly { name: string }[]; number: number; last: number },
): Suggestion[] {
  const { before, part } = lastPart(typed)
  const plain = part.toLowerCase()
  switch (column) {
    case 'value':
      return Object.values(valueLabels)
        .filter((label) => plain === '' || matches(label, plain))
        .map((label) => ({ text: label, label }))
    case 'roles': {
      if (plain === '') return []
      const known = roles.filter(({ name }) => matches(name, plain)).slice(0, MOST)
      return known.map(({ name }) => ({ text: `${before}${name}`, label: name }))
    }
    case 'wastes':
      if (/\d/.test(plain)) return []
      return wasteKinds
        .map((kind) => wasteLabels[kind])
        .filter((label) => plain === '' || matches(label, plain))
        .map((label) => ({ text: `${before}${label} `, label, goesOn: true }))
    case 'next':
      if (typed.trim() !== '') return []
      return [
        ...(number < last ? [{ text: `→ ${number + 1}`, label: `→ ${number + 1}` }] : []),
        { text: '→ конец', label: '→ конец' },
      ]
    case 'name':
    case 'wait':
    case 'work':
      return []
  }
}

/** Which of them Enter takes without a further key; −1 – none, the text stands as it is typed. */
export const chosenFirst = (column: ColumnKey, typed: string, found: readonly Suggestion[]): number => {
  const { part } = lastPart(typed)
  if (part === '' || found.length === 0 || column === 'next') return -1
  return found.findIndex(({ label }) => label.toLowerCase().startsWith(part.toLowerCase()))
}
