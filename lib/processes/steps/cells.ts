/**
 * A row of the table of steps as texts by path («‹step›.work» → its JSON), so that two people at once keep each other's
 * cells (lib/core/text-autosave.ts). '' – as nothing was filled in. Pure.
 */
import { isUuid } from '@/lib/core/ids'
import { wasteKinds } from '../model/types'
import { StepData } from './data'

/** `position`: the place in the order; a step without one is not there. */
export type CellField = keyof StepData | 'position'
/** The first step of the process, when it is not the first of the table. */
export const START = 'start'

export const stepFields = Object.keys(StepData.shape) as (keyof StepData)[]
const fields = new Set<string>([...stepFields, 'position'])
const nothing = StepData.parse({ name: '' })
const plainTexts = new Set<keyof StepData>(stepFields.filter((field) => typeof nothing[field] === 'string'))

export const pathOf = (stepId: string, field: CellField): string => `${stepId}.${field}`

/** Null: no path of a table of steps (START is read apart). */
export function readPath(path: string): { stepId: string; field: CellField } | null {
  const [stepId = '', field = '', ...more] = path.split('.')
  return isUuid(stepId) && fields.has(field) && more.length === 0 ? { stepId, field: field as CellField } : null
}

const inOrder = (data: StepData): StepData => ({
  ...data,
  wastes: Object.fromEntries(
    wasteKinds.flatMap((kind) => (data.wastes[kind] === undefined ? [] : [[kind, data.wastes[kind]]])),
  ),
})

/** One value as a text; equal values have equal texts. */
export function cellText<F extends keyof StepData>(field: F, value: StepData[F]): string {
  const canonical = inOrder(StepData.parse({ ...nothing, [field]: value }))[field]
  if (plainTexts.has(field)) return canonical === nothing[field] ? '' : (canonical as string)
  const text = JSON.stringify(canonical)
  return text === JSON.stringify(nothing[field]) ? '' : text
}

/** Every filled cell of a row, by field. */
export function cellTexts(data: StepData): Partial<Record<keyof StepData, string>> {
  const canonical = inOrder(data)
  return Object.fromEntries(
    stepFields.flatMap((field) => {
      const value = canonical[field]
      const text = plainTexts.has(field) ? (value as string) : JSON.stringify(value)
      return text === (plainTexts.has(field) ? nothing[field] : JSON.stringify(nothing[field])) ? [] : [[field, text]]
    }),
  )
}

/** The value that a text stands for; undefined – no such value (a foreign program, another version of the portal). */
export function cellValue<F extends keyof StepData>(field: F, text: string): StepData[F] | undefined {
  if (text === '') return nothing[field]
  const value = plainTexts.has(field) ? text : parse(text)
  const read = StepData.shape[field].safeParse(value)
  return read.success ? (read.data as StepData[F]) : undefined
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A row of cells; what cannot be read is as not filled in. */
export const rowData = (cells: Readonly<Partial<Record<keyof StepData, string>>>): StepData =>
  Object.fromEntries(
    stepFields.map((field) => [field, cellValue(field, cells[field] ?? '') ?? nothing[field]]),
  ) as StepData

/** Undefined: not there; the text of a place that was never a number too. */
export function placeOf(text: string): number | undefined {
  const place = text === '' ? NaN : Number(text)
  return Number.isFinite(place) ? place : undefined
}
