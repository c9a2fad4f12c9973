/** Cells of the table of steps in words, for the journal. Pure. */
import { wasteLabels } from '../model/labels'
import { cellValue, readPath, type CellField } from './cells'
import type { StepData } from './data'
import { writeFigure } from './figure-text'
import { asksLabels, fieldLabels, subTakesLabels, valueLabels } from './labels'
import { targetWord, writeNext, type Numbers } from './next-text'
import { writeTime } from './time-text'
import type { WasteKind } from '../model/types'

/** A step that does not say what is done. */
export const isNameless = ({ name }: Pick<StepData, 'name'>): boolean => name.trim() === ''

export type WordsContext = { dayMinutes: string; numbers: Numbers; nameOf: (id: string) => string }

export function cellWords(field: CellField, text: string, context: WordsContext): string {
  if (field === 'position') return text === '' ? 'убран' : text
  const { nameOf, numbers, dayMinutes } = context
  const of = <F extends keyof StepData>(key: F) => cellValue(key, text)
  switch (field) {
    case 'wait':
    case 'work': {
      const time = of(field)
      return time ? writeTime(time, dayMinutes) : text
    }
    case 'roles':
      return (of(field) ?? []).map(({ role, share }) => `${nameOf(role)} ${writeFigure(share)}`).join('; ')
    case 'materials':
      return (of(field) ?? [])
        .map(({ material, quantity }) => `${nameOf(material)} ${writeFigure(quantity)}`)
        .join('; ')
    case 'wastes':
      return Object.entries(of(field) ?? {})
        .map(([kind, minutes]) => `${wasteLabels[kind as WasteKind]} ${writeFigure(minutes)}`)
        .join('; ')
    case 'next':
      return writeNext(of(field) ?? null, numbers)
    case 'value':
      return valueLabels[of(field) ?? 'needed']
    case 'asks': {
      const asks = of(field)
      return asks ? asksLabels[asks] : ''
    }
    case 'check':
      return Object.values(of(field) ?? {})
        .filter(Boolean)
        .join('; ')
    case 'outside':
      return of(field) ? 'да' : 'нет'
    case 'subTakes':
      return subTakesLabels[of(field) ?? 'own']
    case 'agencyId':
    case 'subId':
    case 'unitId':
    case 'fromId':
      return nameOf(of(field) ?? '')
    case 'fixedCost':
      return writeFigure(text)
    case 'name':
    case 'wasteNote':
    case 'documentsIn':
    case 'documentsOut':
    case 'system':
      return text
  }
}

type Changed = { path: string; before: string; after: string }

/** «Шаг 4 «Проверить» → «Ожидание до» → value», before and after. */
export function changesInWords(
  changed: readonly Changed[],
  titleOf: (stepId: string) => string,
  context: WordsContext,
): { before: Record<string, Record<string, string>>; after: Record<string, Record<string, string>> } {
  const before: Record<string, Record<string, string>> = {}
  const after: Record<string, Record<string, string>> = {}
  for (const cell of changed) {
    const place = readPath(cell.path)
    const title = place ? titleOf(place.stepId) : 'Процесс'
    const field = place ? fieldLabels[place.field] : 'Начало'
    const say = (text: string) =>
      place ? cellWords(place.field, text, context) : text === '' ? 'первый шаг' : targetWord(text, context.numbers)
    before[title] = { ...before[title], [field]: say(cell.before) }
    after[title] = { ...after[title], [field]: say(cell.after) }
  }
  return { before, after }
}
