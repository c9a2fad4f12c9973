/** What a diploma or level certificate says; the PDF and the public check page are drawn from it. */
import type { DateString } from '@/lib/core/dates'
import type { LevelTone } from '../methodology/levels'

export type AwardState = 'VALID' | 'EXPIRING' | 'EXPIRED' | 'REVOKED'

export type AwardDocument = {
  kind: 'DIPLOMA' | 'LEVEL_CERTIFICATE'
  /** «Диплом» or «Свидетельство об уровне». */
  heading: string
  /** The award as the act names it («диплом Правительства Кузбасса»), for diplomas. */
  awardText: string | null
  number: string
  code: string
  /** Path of the public check: '/kuzbass/check/‹code›'; prefix with APP_URL for the QR code. */
  checkPath: string
  tenantName: string
  /** Title of the programme and the body that issues. */
  programme: string
  authority: string
  /** Title of the rules, e.g. «Порядок определения рейтинга (приложение № 3)». */
  basis: string
  subjectOfLevel: string | null
  agencyName: string
  year: number
  /** Code of the level, its title and colour. */
  level: string
  levelTitle: string
  levelTone: LevelTone
  /** Decimal strings: '13.4', '14.9'. */
  total: string
  maximum: string
  /** Days in the tenant's time zone. */
  issuedOn: DateString
  validUntil: DateString | null
  confirmedOn: DateString | null
  state: AwardState
  ratingVersion: number
  isDemo: boolean
}
