/**
 * A process of a file laid over the table of steps: what the file says goes into the cells, what it does not say stays.
 * The same function shows a person the difference and writes it. Pure.
 */
import { draftOf, type Draft, type DraftStep } from '../map/draft'
import { stepData, type StepData as FileData } from '../map/gemba'
import type { MapScope } from '../map/read'
import type { ProcessRole } from '../model/types'
import type { StoredTable } from '../steps/apply'
import { cellText, cellValue, START } from '../steps/cells'
import { changesOf, placeChange, type Change } from '../steps/changes'
import { StepData, typedShape, type TypedData } from '../steps/data'
import { MOST_STEPS } from '../steps/limits'
import { byPlace, placesAfter, type Placed } from '../steps/order'
import type { AgencyUnits } from '../steps/view'
import { nextFrom, sameNext } from './fill-next'
import { matched, type FileStep } from './match'
import { LANE, plainName, startOf, textFields } from './rows-draft'

export type FillContext = {
  ownerId: string
  roles: readonly ProcessRole[]
  materials: readonly { id: string; name: string }[]
  /** The owner's first. */
  agencies: readonly AgencyUnits[]
  /** Steps «как есть» that a step «как будет» may come of. */
  origins: readonly string[]
  /** Rows by the ids of elements in the file that is kept. */
  kept: ReadonlyMap<string, string>
  newId: () => string
}

/** What of a step cannot go into the table as it stands; `stops` – nothing is written until it is mended. */
export type FillNote = { stops: boolean; code: FillCode; step: string; what: string }
export type FillCode =
  | 'many-steps'
  | 'long-name'
  | 'unread'
  | 'unknown-unit'
  | 'unknown-material'
  | 'unknown-role'
  | Draft['unsaid'][number]['why']

export type Filled = {
  edits: { path: string; base: string; text: string }[]
  /** Row ids by the keys of the file's steps. */
  rows: Map<string, string>
  notes: FillNote[]
}

const NAME_SIGNS = 300
const empty = StepData.parse({ name: '' })
/** A step that comes of a file has no times until somebody gives them: no waiting said is not no waiting. */
const fresh: TypedData = { ...empty, wait: { text: '' }, work: { text: '' } }

const sameName = (one: string, other: string): boolean =>
  plainName(one).toLocaleLowerCase('ru') === plainName(other).toLocaleLowerCase('ru')

class Filler {
  readonly notes: FillNote[] = []
  private readonly made = new Map<string, string>()

  constructor(
    readonly context: FillContext,
    readonly draft: Draft,
  ) {
    for (const { name, why } of draft.unsaid) this.note(why, name, '')
  }

  note(code: FillCode, step: string, what: string, stops = false): void {
    this.notes.push({ stops, code, step, what })
  }

  /** A role by its id or its name; a new one goes with its name. */
  private role(id: string, name: string | undefined): { role: string; name?: string } | null {
    const { roles, newId } = this.context
    const found = roles.find((one) => one.id === id) ?? roles.find((one) => name && sameName(one.name, name))
    if (found) return { role: found.id }
    const plain = plainName(name ?? '')
    if (plain === '') return null
    const key = plain.toLocaleLowerCase('ru')
    const made = this.made.get(key) ?? newId()
    this.made.set(key, made)
    return { role: made, name: plain }
  }

  private roles(step: DraftStep, said: FileData, lane: string, old: TypedData): TypedData['roles'] | undefined {
    const listed = said.roles?.flatMap(({ role, share, name }) => {
      const found = this.role(role, name)
      if (!found) this.note('unknown-role', step.name, role)
      return found ? [{ ...found, share }] : []
    })
    const first = listed?.[0] ?? old.roles[0]
    const firstName = first && ('name' in first ? first.name : undefined)
    const known = firstName ?? this.context.roles.find(({ id }) => id === first?.role)?.name ?? ''
    // A lane is said again when the step stands in another one than when the file was written.
    const moved = lane !== '' && !sameName(lane, known) && !sameName(lane, said.texts?.[LANE] ?? '')
    const own = moved ? this.role('', lane) : null
    return own ? [{ ...own, share: '1' }] : listed
  }

  private place(step: DraftStep, said: FileData, above: string): Partial<TypedData> {
    const { agencies, ownerId } = this.context
    const agency = agencies.find(({ id }) => id === said.agency)
    const units = (agency ? [agency] : agencies).flatMap(({ units: all }) => all)
    const wish = said.unit ?? above
    const unit = units.find(({ id, name }) => id === wish || sameName(name, wish))
    if (wish !== '' && !unit) this.note('unknown-unit', step.name, wish)
    if (said.step === undefined && said.agency === undefined) return unit ? { unitId: unit.id } : {}
    return { agencyId: agency && agency.id !== ownerId ? agency.id : null, unitId: unit?.id ?? null }
  }

  private texts({ name, texts = {} }: DraftStep): Partial<TypedData> {
    const values: [string, unknown][] = textFields.flatMap((field): [string, unknown][] => {
      const value = cellValue(field, texts[field] ?? '')
      if (value === undefined) this.note('unread', name, field)
      if (field === 'fromId' && value !== null && !this.context.origins.includes(String(value))) return []
      return value === undefined ? [] : [[field, value]]
    })
    return Object.fromEntries(values)
  }

  /** What a file says of a step, without its ways. */
  values(step: DraftStep, said: FileData, lanes: readonly string[], old: TypedData): Partial<TypedData> {
    const name = plainName(step.name)
    if (name.length > NAME_SIGNS) this.note('long-name', `${name.slice(0, 80)}…`, '', true)
    const isOurs = said.roles !== undefined
    const roles = this.roles(step, said, lanes.at(-1) ?? '', old)
    const time = (field: 'wait' | 'work'): Partial<TypedData> => {
      const value = said[field]
      return value === undefined || ('fixed' in value && value.fixed === '') ? {} : { [field]: value }
    }
    const materials = said.materials?.filter(({ material }) => {
      const known = this.context.materials.some(({ id }) => id === material)
      if (!known) this.note('unknown-material', step.name, material)
      return known
    })
    return {
      // Shown shortened beside the refusal: nothing of such a file is written.
      name: name.length > NAME_SIGNS ? `${name.slice(0, 80)}…` : name,
      ...(roles && { roles }),
      ...(isOurs || lanes.length > 1 ? this.place(step, said, lanes.at(-2) ?? '') : {}),
      ...time('wait'),
      ...time('work'),
      ...(said.value && { value: said.value }),
      ...(materials && { materials }),
      ...(said.fixedCost !== undefined && { fixedCost: said.fixedCost }),
      ...(isOurs && said.wastes && { wastes: said.wastes }),
      ...(said.texts && this.texts(step)),
    }
  }
}

const meaning = (field: keyof StepData, value: unknown): string => {
  if ((field === 'wait' || field === 'work') && typeof value === 'object' && value !== null) {
    const { text, ...time } = value as { text?: string }
    return JSON.stringify('fixed' in time || 'least' in time ? time : { text })
  }
  if (field === 'roles')
    return JSON.stringify((value as TypedData['roles']).map(({ role, share, name }) => [role, share, name]))
  return cellText(field, value as never)
}

/** Cells that differ, each checked against what a cell can hold. */
function differing(values: Partial<TypedData>, old: TypedData, filler: Filler): Partial<TypedData> {
  const changed: [string, unknown][] = []
  for (const [key, value] of Object.entries(values)) {
    const field = key as keyof StepData
    const read = typedShape[field].safeParse(value)
    if (!read.success) {
      if (field !== 'name') filler.note('unread', values.name ?? old.name, field, true)
      continue
    }
    const same =
      field === 'next'
        ? sameNext(read.data as TypedData['next'], old.next)
        : meaning(field, read.data) === meaning(field, old[field])
    if (!same) changed.push([field, read.data])
  }
  return Object.fromEntries(changed)
}

/** Places of the rows in the order of the file: what stood there stays, what is new stands after what leads to it. */
function placed(order: readonly string[], standing: readonly Placed[]): Map<string, number> {
  let list = standing.filter(({ id }) => order.includes(id)).toSorted(byPlace)
  const known = new Set(list.map(({ id }) => id))
  const changed = new Map<string, number>()
  let after: string | null = null
  for (let i = 0; i < order.length; i += 1) {
    const id = order[i] ?? ''
    if (!known.has(id)) {
      const group = [id]
      for (let next = order[i + 1]; next !== undefined && !known.has(next); next = order[i + 1]) {
        group.push(next)
        i += 1
      }
      const at = after === null ? -1 : list.findIndex((one) => one.id === after)
      const found = placesAfter(list, at, group)
      for (const one of found) changed.set(one.id, one.position)
      const moved = new Map(found.map((one) => [one.id, one]))
      list = [...list.filter((one) => !moved.has(one.id)), ...found].toSorted(byPlace)
      for (const one of group) known.add(one)
    }
    after = order[i] ?? null
  }
  return changed
}

/** What of the table a file changes. */
export function fill(scope: MapScope, table: StoredTable, context: FillContext): Filled {
  const draft = draftOf(scope)
  const filler = new Filler(context, draft)
  const elements = new Map(scope.nodes.map((node) => [node.key, node.element]))
  const keyOf = (id: string): string => draft.keys.get(id) ?? id
  // Two elements may bear one id of ours (copied in another program): the second is a step of its own.
  const steps = draft.table.steps.map(({ id: key, name, lanes }, i) => ({
    key,
    name,
    lanes,
    step: draft.model.steps[i],
  }))
  const rows = matched(
    scope,
    steps.map(({ key, name }): FileStep => ({ key, name })),
    table.steps,
    context.kept,
  )
  for (const { key } of steps) if (!rows.has(key)) rows.set(key, context.newId())
  if (steps.length > MOST_STEPS) filler.note('many-steps', '', String(steps.length), true)
  const rowOf = (id: string): string => rows.get(keyOf(id)) ?? id
  const stored = new Map(table.steps.map((step) => [step.id, step]))
  const edits: Change[] = []
  for (const { key, lanes, step } of steps) {
    const id = rows.get(key) ?? ''
    const element = elements.get(key)
    if (!step || !element) continue
    const said = stepData(element)
    const old: TypedData = stored.get(id)?.data ?? fresh
    const origin = !stored.has(id) && context.origins.includes(said.step ?? '') ? { fromId: said.step } : {}
    const values = {
      ...filler.values(step, said, lanes, old),
      ...origin,
      next: nextFrom(step.next, rowOf, old.next),
    } as Partial<TypedData>
    const changed = differing(values, old, filler)
    edits.push(...changesOf(id, stored.has(id) ? changed : { wait: fresh.wait, work: fresh.work, ...changed }))
  }
  const order = steps.map(({ key }) => rows.get(key) ?? '')
  const standing = table.steps.filter(({ removed }) => !removed)
  for (const [id, position] of placed(order, standing)) edits.push(placeChange(id, position))
  const stays = new Set(order)
  for (const { id } of standing) if (!stays.has(id)) edits.push(placeChange(id, null))
  edits.push(...startChange(draft, table, order, rowOf, edits))
  return { edits: edits.map((edit) => ({ ...edit, base: baseOf(table, edit.path) })), rows, notes: filler.notes }
}

/** The first step, where it is not the first of the table. */
function startChange(
  { model }: Draft,
  table: StoredTable,
  order: readonly string[],
  rowOf: (id: string) => string,
  edits: readonly Change[],
): Change[] {
  const places = new Map(table.steps.map(({ id, position }) => [id, position]))
  for (const { path, text } of edits) {
    const [id = '', field] = path.split('.')
    if (field === 'position' && text !== '') places.set(id, Number(text))
  }
  const after = order.map((id) => ({ id, position: places.get(id) ?? 0 })).toSorted(byPlace)
  const wish = model.start === '' ? startOf(after, table.start) : rowOf(model.start)
  const text = wish === after[0]?.id ? '' : wish
  return text === (table.start ?? '') || startOf(after, table.start) === wish ? [] : [{ path: START, text }]
}

function baseOf({ start, steps }: StoredTable, path: string): string {
  if (path === START) return start ?? ''
  const [id, field] = path.split('.')
  const step = steps.find((one) => one.id === id)
  if (!step) return ''
  if (field === 'position') return step.removed ? '' : String(step.position)
  return cellText(field as keyof StepData, step.data[field as keyof StepData] as never)
}
