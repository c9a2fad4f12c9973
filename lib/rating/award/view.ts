/** What a diploma or certificate says, from its stored row. Pure: the PDF and the public check page use the same. */
import { addDays, instantToDate, todayIn, type DateString } from '@/lib/core/dates'
import type { AwardDocument } from './document'
import { awardKindLabels, awardState, type AwardKind } from './rules'
import { findLevel, levelTone } from '../methodology/levels'
import type { Methodology } from '../methodology/types'
import { maximumTotal } from '../methodology/score'
import { CONFIRM_SOON_DAYS } from './validity'
import { levelSign } from '../methodology/labels'

type StoredAward = {
  kind: AwardKind
  number: string
  code: string
  agencyName: string
  level: string
  total: string
  year: number
  issuedAt: Date
  validUntil: DateString | null
  confirmedAt: Date | null
  revokedAt: Date | null
}

type Facts = {
  award: StoredAward
  tenant: { slug: string; name: string; programme: string; timeZone: string; isDemo: boolean }
  authority: string
  methodology: Methodology
  ratingVersion: number
  now: Date
}

export function awardDocument({ award, tenant, authority, methodology, ratingVersion, now }: Facts): AwardDocument {
  return {
    kind: award.kind,
    heading: awardKindLabels[award.kind],
    awardText: award.kind === 'DIPLOMA' ? (findLevel(methodology, award.level)?.award ?? null) : null,
    number: award.number,
    code: award.code,
    checkPath: `/${tenant.slug}/check/${award.code}`,
    tenantName: tenant.name,
    programme: tenant.programme,
    authority,
    basis: methodology.title,
    subjectOfLevel: methodology.subjectOfLevel ?? null,
    agencyName: award.agencyName,
    year: award.year,
    level: award.level,
    levelTitle: levelSign(methodology, award.level).title,
    levelTone: levelTone(methodology, award.level),
    total: award.total,
    maximum: maximumTotal(methodology),
    issuedOn: instantToDate(tenant.timeZone, award.issuedAt),
    validUntil: award.validUntil,
    confirmedOn: award.confirmedAt ? instantToDate(tenant.timeZone, award.confirmedAt) : null,
    state: awardState(
      { validUntil: award.validUntil, revoked: award.revokedAt !== null },
      todayIn(tenant.timeZone, now),
    ),
    ratingVersion,
    isDemo: tenant.isDemo,
  }
}

/** The authorised body's name in a tenant's programme template; the tenant's own name where the act names none. */
export function authorityName(template: unknown, fallback: string): string {
  const bodies = typeof template === 'object' && template !== null && 'bodies' in template ? template.bodies : null
  const name = typeof bodies === 'object' && bodies !== null && 'authority' in bodies ? bodies.authority : null
  return typeof name === 'string' && name !== '' ? name : fallback
}

/** The last day on which a level that ends then already asks to be confirmed. */
export const confirmFrom = (today: DateString): DateString => addDays(today, CONFIRM_SOON_DAYS)
