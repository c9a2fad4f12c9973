/** Rules of a registry of processes: kind, sides of consumers, posts, codes, when a process may be dropped. Pure. */
import type { DateString } from '@/lib/core/dates'
import { sameName } from '@/lib/core/same-name'
import type { ProcessSettings } from '@/lib/core/tenant'

export const processKinds = ['WITHIN', 'BETWEEN'] as const
export type ProcessKindName = (typeof processKinds)[number]
export const processStatuses = ['ACTIVE', 'DROPPED'] as const
export type ProcessStatusName = (typeof processStatuses)[number]
export const consumerSides = ['internal', 'external'] as const
export type ConsumerSide = (typeof consumerSides)[number]

export type AgencyFact = { id: string; name: string; kind: string; parentId: string | null }

/** Kinds of agencies that are subordinate institutions. */
export const institutionKinds: readonly string[] = ['SUBORDINATE_ORGANISATION', 'MUNICIPAL_INSTITUTION']
const isInstitution = (kind: string): boolean => institutionKinds.includes(kind)

/**
 * The kind by who takes part, the owner among them (Leningrad 2.20–2.21): several bodies – between agencies; one body,
 * be it with one of its units – within. An institution stands for the body above it unless the tenant rules otherwise.
 */
export function kindOf(
  involved: readonly { agencyId: string }[],
  agencies: readonly AgencyFact[],
  { institutionsApart }: Pick<ProcessSettings, 'institutionsApart'>,
): ProcessKindName {
  const bodies = involved.map(({ agencyId }) => {
    const agency = agencies.find(({ id }) => id === agencyId)
    return !institutionsApart && agency?.parentId && isInstitution(agency.kind) ? agency.parentId : agencyId
  })
  return new Set(bodies).size > 1 ? 'BETWEEN' : 'WITHIN'
}

const outside = /(физическ|юридическ)\S* лиц|граждан|заявител|населени|жител|предпринимател|бизнес|федеральн|росси/
const inside = /отдел|сектор|подразделени|работник|сотрудник|служащ|подведомственн|учреждени/
const municipal = /муниципал|местного самоуправлени|округа|городск\S* администраци/

/**
 * The side of a consumer by the tenant's definition (Leningrad 2.5–2.6): an agency of the programme by its kind,
 * others by the words of their name; null – the definition does not say.
 */
export function sideOf(
  name: string,
  agencies: readonly Pick<AgencyFact, 'name' | 'kind'>[],
  { externalKinds }: Pick<ProcessSettings, 'externalKinds'>,
): ConsumerSide | null {
  const asked = sameName(name)
  const agency = agencies.find((one) => sameName(one.name) === asked)
  const external = (kind: string): boolean => externalKinds.some((one) => one === kind)
  if (agency) return external(agency.kind) ? 'external' : 'internal'
  if (municipal.test(asked)) return external('MUNICIPAL_BODY') ? 'external' : 'internal'
  if (outside.test(asked)) return 'external'
  return inside.test(asked) ? 'internal' : null
}

const deputyOfUnit = /зам(?:естител\S*|\.)\s+(?:начальник|заведующ)/
const heads =
  /министр|председател|руководител|начальник|директор|глав[аыу]([^н]|$)|заведующ|управляющ|губернатор|ректор|главн\S* врач/
const below =
  /специалист|консультант|эксперт|референт|советник|помощник|инспектор|инженер|ведущ|секретар|делопроизводител|методист/

/** Whether the post is a head of unit's at least (Leningrad 3.1), by its words; unsaid – no post is told. */
export function postOf(representative: string): 'head' | 'below' | 'unsaid' {
  const words = representative.toLowerCase()
  if (deputyOfUnit.test(words)) return 'below'
  if (heads.test(words)) return 'head'
  return below.test(words) ? 'below' : 'unsaid'
}

/** The next code after those of the agency: «СЗ-39» → «СЗ-40»; of none – the initials of its name and «-01». */
export function nextCode(codes: readonly string[], agencyName: string): string {
  const numbered = codes.flatMap((code) => {
    const [, prefix, digits] = /^(.*?)(\d{1,9})$/.exec(code) ?? []
    return prefix === undefined || digits === undefined ? [] : [{ prefix, digits }]
  })
  const last = numbered.sort((a, b) => Number(b.digits) - Number(a.digits))[0]
  if (last) return `${last.prefix}${String(Number(last.digits) + 1).padStart(last.digits.length, '0')}`
  const initials = agencyName
    .split(/[^А-ЯЁа-яё]+/)
    .filter((word) => word.length > 2)
    .map((word) => word.charAt(0))
    .join('')
    .toUpperCase()
    .slice(0, 4)
  return `${initials || 'П'}-01`
}

export type DropReason = 'ALREADY_DROPPED' | 'NOT_DROPPED' | 'DAY_IN_FUTURE' | 'INTO_ITSELF' | 'INTO_DROPPED'

/** Why a process cannot be dropped, or merged into another (`into`), on that day; null – it can. */
export function dropProblem(
  process: { id: string; status: ProcessStatusName },
  { on, today, into }: { on: DateString; today: DateString; into?: { id: string; status: ProcessStatusName } },
): DropReason | null {
  if (process.status === 'DROPPED') return 'ALREADY_DROPPED'
  if (on > today) return 'DAY_IN_FUTURE'
  if (into?.id === process.id) return 'INTO_ITSELF'
  return into?.status === 'DROPPED' ? 'INTO_DROPPED' : null
}

/** Ends of links that do not meet: a result that is called otherwise at the giver, an input otherwise at the taker. */
export function looseEnds(link: { what: string; outputs: readonly string[]; inputs: readonly string[] }): {
  giver: boolean
  taker: boolean
} {
  const wanted = sameName(link.what)
  const has = (all: readonly string[]): boolean => all.some((one) => sameName(one) === wanted)
  return { giver: !has(link.outputs), taker: !has(link.inputs) }
}
