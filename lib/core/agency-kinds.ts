/** Kinds of participants that the acts name; a tenant uses those of its programme. */
export const agencyKindLabels = {
  EXECUTIVE_BODY: 'Исполнительный орган',
  MUNICIPAL_BODY: 'Орган местного самоуправления',
  SUBORDINATE_ORGANISATION: 'Подведомственная организация',
  MINISTRY: 'Министерство',
  GOVERNOR_ADMINISTRATION: 'Администрация Губернатора',
  DEPARTMENT: 'Управление',
  ADMINISTRATION_DIVISION: 'Подразделение администрации',
  MUNICIPAL_INSTITUTION: 'Муниципальное учреждение',
  REPRESENTATIVE_BODY: 'Представительный орган',
} as const

export type AgencyKind = keyof typeof agencyKindLabels

export const isAgencyKind = (code: string): code is AgencyKind => Object.hasOwn(agencyKindLabels, code)

/** Name of a kind; a code that no programme of ours uses is shown as it is. */
export const agencyKindLabel = (code: string): string => (isAgencyKind(code) ? agencyKindLabels[code] : code)

const agencyKindGroups: Record<AgencyKind, string> = {
  EXECUTIVE_BODY: 'Исполнительные органы',
  MUNICIPAL_BODY: 'Органы местного самоуправления',
  SUBORDINATE_ORGANISATION: 'Подведомственные организации',
  MINISTRY: 'Министерства',
  GOVERNOR_ADMINISTRATION: 'Администрация Губернатора',
  DEPARTMENT: 'Управления',
  ADMINISTRATION_DIVISION: 'Подразделения администрации',
  MUNICIPAL_INSTITUTION: 'Муниципальные учреждения',
  REPRESENTATIVE_BODY: 'Представительные органы',
}

/** Name of all agencies of a kind. */
export const agencyKindGroupLabel = (code: string): string => (isAgencyKind(code) ? agencyKindGroups[code] : code)
