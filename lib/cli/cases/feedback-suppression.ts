// suppression.json: what each policy gives away, and what the scheme of release shows of the same people (F3).
import { releaseCells } from '@/lib/feedback/release/scheme'
import { compared, isRecord, recordsOf, trying } from './read'
import { leakedGroups } from './span-leaks'
import type { CaseResult, Runner } from './types'

export const hasSuppressionCases = (data: unknown): boolean =>
  recordsOf(data).some(({ queries, policies }) => Array.isArray(queries) && Array.isArray(policies))

export const suppressionCases: Runner = function* (data) {
  for (const one of recordsOf(data)) {
    const { id, k, people, queries, policies } = one
    if (typeof k !== 'number' || ![people, queries, policies].every(Array.isArray))
      yield { id: String(id), equal: false, understood: false }
    else yield trying(String(id), () => tried(String(id), k, one))
  }
}

type Query = { name: string; members: number[]; right: unknown }

function tried(id: string, k: number, one: Record<string, unknown>): CaseResult {
  const people = recordsOf(one, 'people').map((person) => person.id)
  const queries = recordsOf(one, 'queries').map((query): Query => {
    const members = (query.people as unknown[]).map((person) => people.indexOf(person))
    return { name: String(query.name), members, right: query.count }
  })
  const policies = recordsOf(one, 'policies')
  const shownBy = (names: unknown) => queries.filter(({ name }) => Array.isArray(names) && names.includes(name))
  const got = policies.map((policy) => ({ id: policy.id, ...verdict(shownBy(policy.shown), { people, k }) }))
  const right = policies.map(({ id: policy, leak, leaked, direct, pair }) => ({
    ...{ id: policy, leak, direct: groupsText(direct), pair: pair !== null },
    leaked: groupsText(recordsOf({ leaked }, 'leaked').map((found) => found.people)),
  }))
  const counts = queries.map(({ members }) => members.length)
  const released = releasedOf(
    queries,
    people.length,
    k,
    policies.find((policy) => policy.id === 'careful'),
  )
  const result = compared(
    id,
    { policies: got, counts, released: { leak: released.leak, enough: released.enough } },
    { policies: right, counts: queries.map((query) => query.right), released: { leak: false, enough: true } },
  )
  return { ...result, note: released.note }
}

const groupsText = (groups: unknown): string =>
  JSON.stringify(
    (Array.isArray(groups) ? groups : [])
      .map((group: unknown) => JSON.stringify(isRecord(group) ? group.people : group))
      .toSorted(),
  )

function verdict(shown: readonly Query[], { people, k }: { people: unknown[]; k: number }) {
  const named = (groups: readonly (readonly number[])[]) => groups.map((group) => group.map((one) => people[one]))
  const leaked = leakedGroups(
    people.length,
    shown.map(({ members }) => members),
    k,
  )
  const isSmall = (count: number): boolean => count > 0 && count < k
  const difference = (a: Query, b: Query): boolean =>
    b.members.every((one) => a.members.includes(one)) && isSmall(a.members.length - b.members.length)
  return {
    leak: leaked.length > 0,
    leaked: groupsText(named(leaked)),
    direct: JSON.stringify(
      shown
        .filter(({ members }) => isSmall(members.length))
        .map(({ name }) => JSON.stringify(name))
        .toSorted(),
    ),
    pair: shown.some((a) => shown.some((b) => difference(a, b))),
  }
}

/** The portal's own answer to the same queries: nothing leaks, and at least half of what a careful person shows. */
function releasedOf(
  queries: readonly Query[],
  people: number,
  k: number,
  careful: Record<string, unknown> | undefined,
) {
  const cells = queries.map(({ name, members }) => ({ id: name, members }))
  const fates = releaseCells({ people, cells, k, random: seeded(1) })
  const shown = queries.filter(({ name }) => fates.get(name) === 'shown')
  const right = queries.filter(
    ({ name, members }) => members.length > 0 && Array.isArray(careful?.shown) && careful.shown.includes(name),
  )
  const leak =
    leakedGroups(
      people,
      shown.map(({ members }) => members),
      k,
    ).length > 0
  const note = `shown ${shown.length} of ${queries.length}, a careful person ${right.length}`
  return { leak, enough: 2 * shown.length >= right.length, note }
}

/** A small generator (mulberry32): the same run every time. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
