/** A row of an agency's list as an act approves it, and what has changed between two of its states. Pure. */
import { z } from 'zod'
import type { ListKind } from './labels'

/** `id` – by what two values are compared: a renamed unit is no change of the touchpoint; '' – by the text itself. */
const Value = z.object({ id: z.string().default(''), text: z.string() })
export const ListEntry = z.object({ id: z.string(), name: z.string(), values: z.record(z.string(), Value) })
export type ListEntry = z.infer<typeof ListEntry>

const Snapshot = z.object({ entries: z.array(ListEntry) })
/** The rows of an approved edition. */
export const entriesOf = (content: unknown): ListEntry[] => Snapshot.safeParse(content).data?.entries ?? []

/** Columns of each list beside the name, in the order in which they are read and printed, with shares of the width. */
export const listFields: Record<ListKind, readonly { key: string; title: string; share: number }[]> = {
  TOUCHPOINTS: [
    { key: 'side', title: 'Клиент', share: 10 },
    { key: 'channel', title: 'Канал', share: 9 },
    { key: 'place', title: 'Место', share: 16 },
    { key: 'service', title: 'Услуга, вопрос', share: 17 },
    { key: 'process', title: 'Процесс', share: 14 },
    { key: 'unit', title: 'Подразделение', share: 12 },
    { key: 'owner', title: 'Ответственный', share: 14 },
  ],
  SEGMENTS: [
    { key: 'side', title: 'Клиент', share: 9 },
    { key: 'kind', title: 'Вид клиентов', share: 10 },
    { key: 'size', title: 'Численность', share: 9 },
    { key: 'needs', title: 'Потребности', share: 14 },
    { key: 'pains', title: 'Трудности', share: 14 },
    { key: 'expectations', title: 'Ожидания', share: 13 },
    { key: 'channels', title: 'Каналы', share: 11 },
    { key: 'barriers', title: 'Барьеры', share: 12 },
  ],
}
export const NAME_SHARE = 18

type EntryChange = { field: string; from: string; to: string }
const lineStates = ['changed', 'added', 'removed', 'same'] as const
export type LineState = (typeof lineStates)[number]
/** `entry` – as it stands in the later state; of a removed one, as it stood in the earlier. */
export type ListLine = { state: LineState; entry: ListEntry; changes: EntryChange[] }

const same = (a: { id: string; text: string } | undefined, b: { id: string; text: string } | undefined): boolean =>
  a?.id && b?.id ? a.id === b.id : (a?.text ?? '') === (b?.text ?? '')

/** What is otherwise in `after`, the name first, then by the columns of the list. */
function changesOf(kind: ListKind, before: ListEntry, after: ListEntry): EntryChange[] {
  const fields = listFields[kind].flatMap(({ key, title }): EntryChange[] =>
    same(before.values[key], after.values[key])
      ? []
      : [
          {
            field: title.toLowerCase(),
            from: before.values[key]?.text ?? '',
            to: after.values[key]?.text ?? '',
          },
        ],
  )
  return before.name === after.name ? fields : [{ field: 'название', from: before.name, to: after.name }, ...fields]
}

/** Every row of either state once: changed, added, removed, the same; in each by name. */
export function compareLists(kind: ListKind, before: readonly ListEntry[], after: readonly ListEntry[]): ListLine[] {
  const old = new Map(before.map((entry) => [entry.id, entry]))
  const kept = new Set(after.map(({ id }) => id))
  return [
    ...after.map((entry): ListLine => {
      const was = old.get(entry.id)
      const changes = was ? changesOf(kind, was, entry) : []
      return { state: !was ? 'added' : changes.length > 0 ? 'changed' : 'same', entry, changes }
    }),
    ...before.filter(({ id }) => !kept.has(id)).map((entry): ListLine => ({ state: 'removed', entry, changes: [] })),
  ].sort(
    (a, b) =>
      lineStates.indexOf(a.state) - lineStates.indexOf(b.state) ||
      a.entry.name.localeCompare(b.entry.name, 'ru', { numeric: true }) ||
      a.entry.id.localeCompare(b.entry.id),
  )
}

/** How many there are of each; together they are all that stand in either state. */
export const countLines = (lines: readonly ListLine[]): Record<LineState, number> => ({
  changed: lines.filter(({ state }) => state === 'changed').length,
  added: lines.filter(({ state }) => state === 'added').length,
  removed: lines.filter(({ state }) => state === 'removed').length,
  same: lines.filter(({ state }) => state === 'same').length,
})

/** Is anything otherwise than the last act approved it? */
export const hasChanges = (counts: Record<LineState, number>): boolean =>
  counts.changed + counts.added + counts.removed > 0

export const lineStateLabels: Record<LineState, { sign: string; word: string }> = {
  changed: { sign: '~', word: 'изменено' },
  added: { sign: '+', word: 'новое' },
  removed: { sign: '−', word: 'убрано' },
  same: { sign: '', word: 'без изменений' },
}
