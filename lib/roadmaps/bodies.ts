/** Who owes what: the bodies that an item of the act names → one part for each agency of the tenant. Pure. */
import type { DateString } from '@/lib/core/dates'

export type BodyAgency = {
  id: string
  name: string
  shortName: string | null
  kind: string
  since: DateString | null
  until: DateString | null
  active: boolean
}
export type PlannedPart = { agencyId: string | null; bodyName: string; groupName: string; lead: boolean }

const executive = ['EXECUTIVE_BODY', 'MINISTRY', 'DEPARTMENT', 'GOVERNOR_ADMINISTRATION', 'ADMINISTRATION_DIVISION']

/** Words of acts that mean many bodies, and the kinds of agencies that they mean; null – every participant. */
const groups: readonly { words: RegExp; kinds: readonly string[] | null }[] = [
  { words: /^(участники|органы и организации)(\s|$)/i, kinds: null },
  { words: /^(органы исполнительной власти|исполнительные органы|органы власти)(\s|,|$)/i, kinds: executive },
  {
    words: /^(органы местного самоуправления|муниципальные образования|администрации муниципальных)(\s|,|$)/i,
    kinds: ['MUNICIPAL_BODY'],
  },
  {
    words: /^(подведомственные (им )?(организации|учреждения)|муниципальные учреждения)(\s|,|$)/i,
    kinds: ['SUBORDINATE_ORGANISATION', 'MUNICIPAL_INSTITUTION'],
  },
]

/** Kinds that a group of the act means; undefined when the words name one body. */
export const groupKinds = (body: string): readonly string[] | null | undefined =>
  groups.find(({ words }) => words.test(body.trim()))?.kinds

/** A body's name without what acts write in different ways: case, ё, quotes, spaces. */
export const bodyKey = (name: string): string =>
  name
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/[«»"“”„']/g, '')
    .replace(/\s+/g, ' ')
    .trim()

/** The agency by its full or short name. */
export function findAgency(body: string, agencies: readonly BodyAgency[]): BodyAgency | undefined {
  const key = bodyKey(body)
  return (
    agencies.find(({ name }) => bodyKey(name) === key) ??
    agencies.find(({ shortName }) => shortName !== null && bodyKey(shortName) === key)
  )
}

/** There on that day: an agency founded later does not owe it, one that is gone owes nothing. */
const owes = (agency: BodyAgency, dueOn: DateString): boolean =>
  agency.active && (agency.since === null || agency.since <= dueOn)

/**
 * Parts of an item, in the act's order: the first named body leads; a group becomes a part of each of its agencies that
 * is not named itself; a body that is no agency of the tenant keeps its name, the authority answers for it.
 */
export function partsOf(
  responsible: readonly string[],
  dueOn: DateString,
  agencies: readonly BodyAgency[],
): PlannedPart[] {
  const parts: PlannedPart[] = []
  const taken = new Set<string>()
  for (const body of responsible) {
    if (groupKinds(body) !== undefined) continue
    const agency = findAgency(body, agencies)
    const living = agency !== undefined && owes(agency, dueOn) ? agency : undefined
    const key = living?.id ?? bodyKey(body)
    if (taken.has(key)) continue
    taken.add(key)
    parts.push({ agencyId: living?.id ?? null, bodyName: body, groupName: '', lead: body === responsible[0] })
  }
  for (const body of responsible) {
    const kinds = groupKinds(body)
    if (kinds === undefined) continue
    for (const agency of agencies) {
      if (taken.has(agency.id) || !owes(agency, dueOn) || (kinds !== null && !kinds.includes(agency.kind))) continue
      taken.add(agency.id)
      parts.push({
        agencyId: agency.id,
        bodyName: agency.name,
        groupName: body,
        lead: body === responsible[0] && parts.length === 0,
      })
    }
  }
  return parts
}
