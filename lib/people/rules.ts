import { addDays, type DateString } from '@/lib/core/dates'
import type { Role } from '@/lib/core/permissions'
import { isAgencyRole, type AppointmentName } from './labels'

export type PersonReason =
  | 'SELF_BLOCK'
  | 'LAST_AUTHORITY'
  | 'AGENCY_NEEDED'
  | 'AGENCY_NOT_WANTED'
  | 'ALREADY_HELD'
  | 'ALREADY_BLOCKED'
  | 'NOT_BLOCKED'
  | 'SELF_RESET'
  | 'NO_SECOND_FACTOR'
  | 'SHARED_ACCOUNT'

export const personReasons: Record<PersonReason, string> = {
  SELF_BLOCK: 'Себя заблокировать нельзя. Попросите другого сотрудника уполномоченного органа.',
  LAST_AUTHORITY:
    'Это последний действующий сотрудник уполномоченного органа: без него программой некому управлять. Сначала дайте эту роль другому.',
  AGENCY_NEEDED: 'Для этой роли выберите орган.',
  AGENCY_NOT_WANTED: 'Эта роль действует для всей программы, орган для неё не указывается.',
  ALREADY_HELD: 'Эта роль у человека уже есть.',
  ALREADY_BLOCKED: 'Доступ уже закрыт.',
  NOT_BLOCKED: 'Доступ не был закрыт.',
  SELF_RESET:
    'Свой второй фактор здесь не сбрасывают. Отключите его в своей учётной записи или попросите другого сотрудника уполномоченного органа.',
  NO_SECOND_FACTOR: 'Второй фактор у этой учётной записи не подключён: сбрасывать нечего. Обновите страницу.',
  SHARED_ACCOUNT:
    'С этой учётной записью работают и за пределами вашей программы, поэтому её второй фактор сбрасывает только оператор платформы. Обратитесь к нему.',
}

/** Whether role and agency fit together; null when they do. */
export const roleProblem = (role: Role, agencyId: string | null): PersonReason | null =>
  isAgencyRole(role) === (agencyId !== null) ? null : isAgencyRole(role) ? 'AGENCY_NEEDED' : 'AGENCY_NOT_WANTED'

/** Why a person cannot be blocked; `otherAuthorities`: unblocked holders of AUTHORITY besides this person. */
export function blockProblem(
  person: { id: string; blocked: boolean; isAuthority: boolean },
  actorPersonId: string | null,
  otherAuthorities: number,
): PersonReason | null {
  if (person.blocked) return 'ALREADY_BLOCKED'
  if (person.id === actorPersonId) return 'SELF_BLOCK'
  return person.isAuthority && otherAuthorities === 0 ? 'LAST_AUTHORITY' : null
}

/**
 * Why the authority cannot reset a person's second factor; `elsewhere`: the account serves another tenant or the
 * platform, too.
 */
export function resetProblem(person: {
  isSelf: boolean
  hasSecondFactor: boolean
  elsewhere: boolean
}): PersonReason | null {
  if (person.isSelf) return 'SELF_RESET'
  if (person.elsewhere) return 'SHARED_ACCOUNT'
  return person.hasSecondFactor ? null : 'NO_SECOND_FACTOR'
}

/** One head and one curator an agency at a time; teams and centres hold several people. */
export const isSingle = (kind: AppointmentName): boolean => kind === 'HEAD' || kind === 'CURATOR'

export type Term = { from: DateString; until: DateString | null }

/** Do two terms share a day? An open end never comes. */
export const overlap = (a: Term, b: Term): boolean =>
  (b.until === null || a.from <= b.until) && (a.until === null || b.from <= a.until)

/** Is the appointment in force on that day? */
export const inForce = (term: Term, day: DateString): boolean =>
  term.from <= day && (term.until === null || day <= term.until)

export type Replacement = { kind: 'free' } | { kind: 'closes'; until: DateString } | { kind: 'impossible' }

/**
 * What a new single appointment does to an earlier one of the same agency and kind: nothing, or ends it on the day
 * before (after a confirmation); impossible when the earlier one starts on the same day or later, or had an agreed end
 * within the new term.
 */
export function replacement(earlier: Term, next: Term): Replacement {
  if (!overlap(earlier, next)) return { kind: 'free' }
  const until = addDays(next.from, -1)
  return earlier.from <= until ? { kind: 'closes', until } : { kind: 'impossible' }
}

/** E-mail addresses are compared in lower case. */
export const sameEmail = (email: string): string => email.trim().toLowerCase()
