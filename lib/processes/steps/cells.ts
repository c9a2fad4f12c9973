/**
 * A row of the table of steps as texts by path («‹step›.work» → its JSON), so that two people at once keep each other's
 * cells (lib/core/text-autosave.ts). '' – as nothing was filled in. Pure.
 */
import { isUuid } from '@/lib/core/ids'
import { wasteKinds } from '../model/types'
import { StepData, typedShape, type TypedData } from './data'

/** `position`: the place in the order; a step without one is not there. */
export type CellField = keyof StepData | 'position'
/** The first step of the process, when it is not the first of the table. */
export const START = 'start'

export const stepFields = Object.keys(typedShape) as (keyof StepData)[]
const fields = new Set<string>([...stepFields, 'position'])
const nothing = StepData.parse({ name: '' })
const empty = new Map(stepFields.map((field) => [field, JSON.stringify(nothing[field])]))
const plainTexts = new Set<keyof StepData>(stepFields.filter((field) => typeof nothing[field] === 'string'))

export const pathOf = (stepId: string, field: CellField): string => `${stepId}.${field}`

/** Null: no path of a table of steps (START is read apart). */
export function readPath(path: string): { stepId: string; field: CellField } | null {
  const [stepId = '', field = '', ...more] = path.split('.')
  return isUuid(stepId) && fields.has(field) && more.length === 0 ? { stepId, field: field as CellField } : null
}

const inOrder = (wastes: StepData['wastes']): StepData['wastes'] =>
  Object.fromEntries(wasteKinds.flatMap((kind) => (wastes[kind] === undefined ? [] : [[kind, wastes[kind]]])))

/** One value as a text; equal values have equal texts. Names of what is new stay in it. */
export function cellText<F extends keyof StepData>(field: F, value: TypedData[F]): string {
  if (plainTexts.has(field)) return value === nothing[field] ? '' : (value as string)
  const canonical: unknown = typedShape[field].parse(value)
  const text = JSON.stringify(field === 'wastes' ? inOrder(canonical as StepData['wastes']) : canonical)
  return text === empty.get(field) ? '' : text
}

/** Every filled cell of a row, by field. */
export const cellTexts = (data: StepData): Partial<Record<keyof StepData, string>> =>
  Object.fromEntries(
    stepFields.flatMap((field) => {
      const text = cellText(field, data[field])
      return text === '' ? [] : [[field, text]]
    }),
  )

/**
 * The value that a text stands for; undefined – no such value (a foreign program, another version of the portal).
 */
export function cellValue<F extends keyof StepData>(field: F, text: string): TypedData[F] | undefined {
  if (text === '') return nothing[field]
  const read = typedShape[field].safeParse(plainTexts.has(field) ? text : parse(text))
  return read.success ? (read.data as TypedData[F]) : undefined
}

/** No value of any cell: undefined would be as nothing filled in. */
const NO_JSON = Symbol('no JSON')

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return NO_JSON
  }
}

/** A row of cells; what cannot be read is as not filled in. */
export const rowData = (cells: Readonly<Partial<Record<keyof StepData, string>>>): TypedData =>
  Object.fromEntries(
    stepFields.map((field) => [field, cellValue(field, cells[field] ?? '') ?? nothing[field]]),
  ) as TypedData

/** Undefined: not there; the text of a place that was never a number too. */
export function placeOf(text: string): number | undefined {
  const place = text === '' ? NaN : Number(text)
  return Number.isFinite(place) ? place : undefined
}
