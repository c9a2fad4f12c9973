import { roles, type Role } from '@/lib/core/permissions'

export const roleLabels: Record<Role, string> = {
  AUTHORITY: 'Уполномоченный орган',
  METHODOLOGIST: 'Центр компетенций',
  OBSERVER: 'Наблюдатель',
  CURATOR: 'Куратор',
  TEAM_MEMBER: 'Участник команды',
  EMPLOYEE: 'Работник',
  COUNCIL_MEMBER: 'Член коллегиального органа',
}

/** What a role lets a person do, in one line, for the form that gives it. */
export const roleHints: Record<Role, string> = {
  AUTHORITY: 'настраивает программу, открывает рейтинг, проверяет, урегулирует несогласия, публикует',
  METHODOLOGIST: 'консультирует и помогает проверять; не публикует',
  OBSERVER: 'читает всё, ничего не меняет',
  CURATOR: 'ведёт свой орган и подчинённые ему, сдаёт самооценку',
  TEAM_MEMBER: 'готовит самооценку своего органа, не сдаёт',
  EMPLOYEE: 'видит свой орган',
  COUNCIL_MEMBER: 'участвует в заседаниях и голосует',
}

/** Roles that can be given: a council has no pages in the portal yet, so nobody is made its member. */
export const assignableRoles: readonly Role[] = roles.filter((role) => role !== 'COUNCIL_MEMBER')

/** Roles that are held for an agency; the others are for the whole tenant. */
const agencyRoles: readonly Role[] = ['CURATOR', 'TEAM_MEMBER', 'EMPLOYEE']
export const isAgencyRole = (role: Role): boolean => agencyRoles.includes(role)

export const appointmentKinds = ['HEAD', 'CURATOR', 'LEADER_TEAM', 'CHANGE_TEAM', 'COMPETENCE_CENTRE'] as const
export type AppointmentName = (typeof appointmentKinds)[number]

export const appointmentKindLabels: Record<AppointmentName, string> = {
  HEAD: 'Руководитель',
  CURATOR: 'Куратор',
  LEADER_TEAM: 'Команда лидеров',
  CHANGE_TEAM: 'Команда по изменениям',
  COMPETENCE_CENTRE: 'Центр компетенций',
}

/** The role on the portal that goes with an appointment; null: none of its own. */
export const roleOfAppointment: Record<AppointmentName, Role | null> = {
  HEAD: null,
  CURATOR: 'CURATOR',
  LEADER_TEAM: 'TEAM_MEMBER',
  CHANGE_TEAM: 'TEAM_MEMBER',
  COMPETENCE_CENTRE: null,
}

export const accessLabels = {
  ACTIVE: 'Входит в портал',
  INVITED: 'Приглашён, ещё не входил',
  NONE: 'Не приглашён',
  BLOCKED: 'Доступ закрыт',
} as const
export type AccessState = keyof typeof accessLabels
export const accessStates = Object.keys(accessLabels) as AccessState[]
