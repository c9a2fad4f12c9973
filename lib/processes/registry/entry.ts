/** A line of a registry as it is approved and frozen, and what has changed between two of its states. Pure. */
import { z } from 'zod'
import { sameName } from '@/lib/core/same-name'
import { consumerSides, processKinds } from './rules'

export const Consumer = z.object({ name: z.string(), side: z.enum(consumerSides), needs: z.string().default('') })
export type Consumer = z.infer<typeof Consumer>

/** A parameter of the process, a figure or words; `key` – a key indicator (Leningrad 2.17). */
export const ProcessIndicator = z.object({
  name: z.string(),
  key: z.boolean(),
  unit: z.string().default(''),
  now: z.string().default(''),
  target: z.string().default(''),
})
export type ProcessIndicator = z.infer<typeof ProcessIndicator>

const Party = z.object({
  agencyId: z.string(),
  agency: z.string(),
  unitId: z.string().nullable(),
  unit: z.string(),
})
export type Party = z.infer<typeof Party>

/** A process of a registry; names stand beside the ids, as they were on the day. */
export const Entry = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  kind: z.enum(processKinds),
  group: z.string(),
  groupTitle: z.string(),
  carries: z.string(),
  carriesTitle: z.string(),
  owner: Party,
  representative: z.string(),
  participants: z.array(Party),
  inputs: z.array(z.string()),
  outputs: z.array(z.string()),
  consumers: z.array(Consumer),
  regulations: z.array(z.string()),
  systems: z.array(z.string()),
  indicators: z.array(ProcessIndicator),
  runsPerYear: z.number().nullable(),
  federalId: z.string(),
  /** Processes that take its results. */
  links: z.array(z.object({ toId: z.string(), to: z.string(), what: z.string() })),
})
export type Entry = z.infer<typeof Entry>

const Snapshot = z.object({ entries: z.array(Entry) })

/** The processes of an approved version; of an order of keeping there are none. */
export const entriesOf = (snapshot: unknown): Entry[] => Snapshot.safeParse(snapshot).data?.entries ?? []

/** A value of one field before and after; '' – nothing. */
type ScalarChange = { kind: 'scalar'; field: ScalarField; from: string; to: string }
/** What was added to a list and what was taken out of it. */
type ListChange = { kind: 'list'; field: ListField; added: string[]; removed: string[] }
/** A thing of a list that stayed and has another property now. */
type ItemChange = { kind: 'item'; item: string; property: ItemProperty; from: string; to: string }
export type EntryChange = ScalarChange | ListChange | ItemChange

export type ScalarField =
  'code' | 'name' | 'kind' | 'group' | 'carries' | 'agency' | 'unit' | 'representative' | 'runsPerYear' | 'federalId'
export type ListField =
  'participants' | 'inputs' | 'outputs' | 'consumers' | 'regulations' | 'systems' | 'indicators' | 'links'
export type ItemProperty = 'target' | 'now' | 'key' | 'unit' | 'side' | 'needs' | 'what'

export const partyText = ({ agency, unit }: Party): string => (unit ? `${agency}, ${unit}` : agency)

/** Compared by `id` where there is one: a renamed agency or unit is no change of the process. */
const scalars = (entry: Entry): Record<ScalarField, { id: string; text: string }> => {
  const plain = (text: string) => ({ id: text, text })
  return {
    code: plain(entry.code),
    name: plain(entry.name),
    kind: plain(entry.kind),
    group: { id: entry.group, text: entry.groupTitle },
    carries: { id: entry.carries, text: entry.carriesTitle },
    agency: { id: entry.owner.agencyId, text: entry.owner.agency },
    unit: { id: entry.owner.unitId ?? '', text: entry.owner.unit },
    representative: plain(entry.representative),
    runsPerYear: plain(entry.runsPerYear === null ? '' : String(entry.runsPerYear)),
    federalId: plain(entry.federalId),
  }
}
const scalarFields: readonly ScalarField[] = [
  'code',
  'name',
  'kind',
  'agency',
  'unit',
  'representative',
  'group',
  'carries',
  'runsPerYear',
  'federalId',
]

type Item = { id: string; text: string; properties: Partial<Record<ItemProperty, string>> }
const named = (text: string): Item => ({ id: sameName(text), text, properties: {} })

const lists = (entry: Entry): Record<ListField, Item[]> => ({
  participants: entry.participants.map((party) => ({
    id: `${party.agencyId} ${party.unitId ?? ''}`,
    text: partyText(party),
    properties: {},
  })),
  inputs: entry.inputs.map(named),
  outputs: entry.outputs.map(named),
  consumers: entry.consumers.map(({ name, side, needs }) => ({ ...named(name), properties: { side, needs } })),
  indicators: entry.indicators.map(({ name, key, unit, now, target }) => ({
    ...named(name),
    properties: { target: unit && target ? `${target} ${unit}` : target, now, key: String(key), unit },
  })),
  regulations: entry.regulations.map(named),
  systems: entry.systems.map(named),
  links: entry.links.map(({ toId, to, what }) => ({ id: toId, text: to, properties: { what } })),
})
const listFields: readonly ListField[] = [
  'participants',
  'inputs',
  'outputs',
  'consumers',
  'indicators',
  'regulations',
  'systems',
  'links',
]

function itemChanges(before: readonly Item[], after: readonly Item[]): ItemChange[] {
  return after.flatMap((item) => {
    const old = before.find(({ id }) => id === item.id)
    if (!old) return []
    return (Object.keys(item.properties) as ItemProperty[]).flatMap((property): ItemChange[] => {
      const [from, to] = [old.properties[property] ?? '', item.properties[property] ?? '']
      // The unit is told with the target.
      if (from === to || (property === 'unit' && old.properties.target !== item.properties.target)) return []
      return [{ kind: 'item', item: item.text, property, from, to }]
    })
  })
}

/** What is otherwise in `after`, field by field in the order in which people read them; none – they are the same. */
export function changesOf(before: Entry, after: Entry): EntryChange[] {
  const [was, is] = [scalars(before), scalars(after)]
  const [hadLists, hasLists] = [lists(before), lists(after)]
  const missing = (these: readonly Item[], those: readonly Item[]): string[] =>
    these.filter(({ id }) => !those.some((one) => one.id === id)).map(({ text }) => text)
  return [
    ...scalarFields.flatMap((field): EntryChange[] =>
      was[field].id === is[field].id ? [] : [{ kind: 'scalar', field, from: was[field].text, to: is[field].text }],
    ),
    ...listFields.flatMap((field): EntryChange[] => {
      const [had, has] = [hadLists[field], hasLists[field]]
      const [added, removed] = [missing(has, had), missing(had, has)]
      return [
        ...(added.length + removed.length > 0 ? [{ kind: 'list' as const, field, added, removed }] : []),
        ...itemChanges(had, has),
      ]
    }),
  ]
}

export const lineStates = ['changed', 'added', 'removed', 'same'] as const
export type LineState = (typeof lineStates)[number]
/** `entry` – as it stands in the later state, of a removed one as it stood in the earlier. */
export type RegistryLine = { state: LineState; entry: Entry; changes: EntryChange[] }

const byCode = (a: RegistryLine, b: RegistryLine): number =>
  lineStates.indexOf(a.state) - lineStates.indexOf(b.state) ||
  a.entry.code.localeCompare(b.entry.code, 'ru', { numeric: true }) ||
  a.entry.id.localeCompare(b.entry.id)

/** Every process of either state once: changed, added, removed, the same; in each by their codes. */
export function compareRegistries(before: readonly Entry[], after: readonly Entry[]): RegistryLine[] {
  const old = new Map(before.map((entry) => [entry.id, entry]))
  const kept = new Set(after.map(({ id }) => id))
  return [
    ...after.map((entry): RegistryLine => {
      const was = old.get(entry.id)
      const changes = was ? changesOf(was, entry) : []
      return { state: !was ? 'added' : changes.length > 0 ? 'changed' : 'same', entry, changes }
    }),
    ...before
      .filter(({ id }) => !kept.has(id))
      .map((entry): RegistryLine => ({ state: 'removed', entry, changes: [] })),
  ].sort(byCode)
}

/** How many there are of each; together they are all that stand in either state. */
export const countLines = (lines: readonly RegistryLine[]): Record<LineState, number> => ({
  changed: lines.filter(({ state }) => state === 'changed').length,
  added: lines.filter(({ state }) => state === 'added').length,
  removed: lines.filter(({ state }) => state === 'removed').length,
  same: lines.filter(({ state }) => state === 'same').length,
})
