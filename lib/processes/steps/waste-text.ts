/** «лишняя обработка 8; дефекты 7»: minutes of a step given to each kind of waste. Pure. */
import { wasteLabels } from '../model/labels'
import { parseTime } from '../model/time'
import { wasteKinds, type WasteKind } from '../model/types'
import type { StepData } from './data'
import { writeFigure } from './figure-text'

/** Beginnings of the words that people use for a kind. */
const words: Record<WasteKind, string[]> = {
  overproduction: ['перепроизв', 'лишнее производ'],
  waiting: ['ожидан', 'простой', 'простои'],
  transport: ['транспорт', 'перевоз', 'пересыл'],
  overprocessing: ['лишняя обраб', 'лишн. обраб', 'избыточн', 'обработка', 'переобработ'],
  inventory: ['запас'],
  motion: ['перемещ', 'движен', 'хожден'],
  defects: ['дефект', 'брак', 'ошибк', 'передел', 'исправлен'],
  talent: ['неисп', 'потенциал', 'талант'],
}

const kindOf = (text: string): WasteKind | undefined => {
  const plain = text.toLowerCase().replace(/ё/g, 'е')
  return wasteKinds.find((kind) => words[kind].some((start) => plain.startsWith(start)))
}

/** A minus stands right before its number; other dashes part the two. */
const PART = /^(.*?)(?:[\s:–—]|-(?!\d))*([-−]?\d.*)?$/su

/** Kinds with their minutes; what is no waste with minutes goes into the note: nothing typed is lost. */
export function readWastes(typed: string, dayMinutes: string): { wastes: StepData['wastes']; left: string } {
  const wastes: StepData['wastes'] = {}
  const left: string[] = []
  for (const part of typed.split(/[;\n]+/).map((one) => one.trim())) {
    if (part === '') continue
    const [, word = '', amount = ''] = PART.exec(part) ?? []
    const kind = kindOf(word)
    const time = amount === '' ? null : parseTime(amount, dayMinutes)
    if (kind === undefined || (time?.ok && !('fixed' in time.time))) left.push(part)
    else if (time?.ok && 'fixed' in time.time) wastes[kind] = time.time.fixed
    else wastes[kind] = amount.slice(0, 60)
  }
  return { wastes, left: left.join('; ') }
}

export const writeWastes = (wastes: StepData['wastes']): string =>
  wasteKinds
    .flatMap((kind) => (wastes[kind] === undefined ? [] : [`${wasteLabels[kind]} ${writeFigure(wastes[kind])}`]))
    .join('; ')
