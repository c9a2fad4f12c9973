/** Diplomas and level certificates: who gets which, their numbers, how they stand today. */
import { addYears, instantToDate, type DateString } from '@/lib/core/dates'
import type { AwardState } from './document'
import { findLevel } from '../methodology/levels'
import type { Methodology } from '../methodology/types'
import { levelValidity, validUntil } from './validity'

export type AwardKind = 'LEVEL_CERTIFICATE' | 'DIPLOMA'

/** A row of the table Award. */
export type AwardRow = {
  tenantId: string
  id: string
  versionId: string
  agencyId: string
  agencyName: string
  kind: AwardKind
  number: string
  code: string
  level: string
  total: string
  year: number
  issuedAt: Date
  /** Midnight UTC of the last day, as the column stores it. */
  validUntil: Date | null
}

export type RatedAgency = { agencyId: string; agencyName: string; total: string; level: string }

export type AwardIssue = {
  tenantId: string
  tenantName: string
  timeZone: string
  versionId: string
  year: number
  issuedAt: Date
  methodology: Methodology
  /** In the order of the register: best place first. */
  rated: readonly RatedAgency[]
  nextNumber: Record<AwardKind, number>
  newId: () => string
  newCode: () => string
}

/** «К-2025-017»; diplomas «КД-2025-003». The letter is the tenant's name's first. */
function awardNumber(tenantName: string, kind: AwardKind, year: number, n: number): string {
  const letter = (/\p{L}/u.exec(tenantName)?.[0] ?? 'Р').toUpperCase()
  return `${letter}${kind === 'DIPLOMA' ? 'Д' : ''}-${year}-${String(n).padStart(3, '0')}`
}

/** The running number at the end of an award's number: 17 for «К-2025-017». */
const sequenceOf = (number: string): number => Number(/(\d+)$/.exec(number)?.[1] ?? 0)

/** The next free numbers after those given out in the year (of every version, revoked ones too). */
export function nextNumbers(issued: readonly { kind: AwardKind; number: string }[]): Record<AwardKind, number> {
  const next = (kind: AwardKind) =>
    1 + Math.max(0, ...issued.filter((award) => award.kind === kind).map((award) => sequenceOf(award.number)))
  return { LEVEL_CERTIFICATE: next('LEVEL_CERTIFICATE'), DIPLOMA: next('DIPLOMA') }
}

/**
 * A level certificate for everyone, and a diploma where the level has an award (K app. 3: «Лидер» – диплом
 * Правительства Кузбасса).
 */
export function issueAwards(issue: AwardIssue): AwardRow[] {
  const issuedOn = instantToDate(issue.timeZone, issue.issuedAt)
  const next = { ...issue.nextNumber }
  const award = (kind: AwardKind, agency: RatedAgency): AwardRow => {
    const level = findLevel(issue.methodology, agency.level)
    const until = kind === 'LEVEL_CERTIFICATE' && level ? validUntil(level, issuedOn) : null
    return {
      tenantId: issue.tenantId,
      id: issue.newId(),
      versionId: issue.versionId,
      agencyId: agency.agencyId,
      agencyName: agency.agencyName,
      kind,
      number: awardNumber(issue.tenantName, kind, issue.year, next[kind]++),
      code: issue.newCode(),
      level: agency.level,
      total: agency.total,
      year: issue.year,
      issuedAt: issue.issuedAt,
      validUntil: until === null ? null : new Date(`${until}T00:00:00Z`),
    }
  }
  return issue.rated.flatMap((agency) => {
    const certificate = award('LEVEL_CERTIFICATE', agency)
    return findLevel(issue.methodology, agency.level)?.award === undefined
      ? [certificate]
      : [certificate, award('DIPLOMA', agency)]
  })
}

/** How an award stands today; the last day still counts. */
export function awardState(award: { validUntil: DateString | null; revoked: boolean }, today: DateString): AwardState {
  if (award.revoked) return 'REVOKED'
  switch (levelValidity(award.validUntil, today)) {
    case 'EXPIRED':
      return 'EXPIRED'
    case 'CONFIRM_SOON':
      return 'EXPIRING'
    case 'VALID':
    case 'UNLIMITED':
      return 'VALID'
  }
}

/**
 * The last day after a confirmation: the level's years on from its last day, or from the day of confirmation when it
 * had run out (the time without confirmation is not made good).
 */
export function confirmedUntil(validUntilNow: DateString, today: DateString, years: number): DateString {
  return addYears(today > validUntilNow ? today : validUntilNow, years)
}

export const awardKindLabels: Record<AwardKind, string> = {
  LEVEL_CERTIFICATE: 'Свидетельство об уровне',
  DIPLOMA: 'Диплом',
}

export const awardStateLabels: Record<AwardState, string> = {
  VALID: 'действует',
  EXPIRING: 'истекает – требуется подтверждение',
  EXPIRED: 'истёк – требуется подтверждение',
  REVOKED: 'отозвано',
}
