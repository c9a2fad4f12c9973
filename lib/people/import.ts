/** People from a table against those of the portal: what is new, what changes, what cannot be. Pure. */
import type { Role } from '@/lib/core/permissions'
import { sameName } from '@/lib/core/same-name'
import { textOf, type FieldChange, type PlanFault, type PlannedRow, type ReadRow } from '@/lib/core/table-import'
import { nameOf } from './import-table'
import { assignableRoles, isAgencyRole, roleLabels } from './labels'

export type KnownAgency = { id: string; name: string; shortName: string | null; inn: string | null }
export type KnownPerson = {
  id: string
  name: string
  position: string | null
  email: string
  roles: readonly { role: Role; agencyId: string | null }[]
}
export type PlannedPerson = PlannedRow & {
  id: string | null
  name: string
  position: string | null
  email: string
  /** A role that the person does not have yet. */
  role: Role | null
  agencyId: string | null
}
export type PersonImport = { rows: PlannedPerson[]; faults: PlanFault[] }

/** Plans the rows: who is known by the address is put right in what the table says. `agencies`: active ones. */
export function planPeople(
  rows: readonly ReadRow[],
  known: { people: readonly KnownPerson[]; agencies: readonly KnownAgency[] },
): PersonImport {
  const faults: PlanFault[] = []
  const find = agencyFinder(known.agencies)
  const byEmail = new Map(known.people.map((one) => [one.email, one]))
  const planned = rows.map((row): PlannedPerson => {
    const report = (field: string, why: string): void => void faults.push({ at: row.at, field, why })
    const email = textOf(row, 'email')
    const before = byEmail.get(email) ?? null
    const name = nameOf(row)
    if (name.length < 3 && (before === null || name !== ''))
      report('fullName', name === '' ? 'имя не заполнено' : `«${name}» короче 3 знаков`)
    if (name.length > 200) report('fullName', 'имя длиннее 200 знаков')
    const position = textOf(row, 'position')
    if (position.length > 300) report('position', 'должность длиннее 300 знаков')
    if (email === '') report('email', 'адреса почты нет: без него человека не узнать и не пригласить – впишите адрес')
    const { role, agency } = placeOf(row, find, report)
    const has = before?.roles.some((one) => one.role === role && one.agencyId === (agency?.id ?? null)) ?? false
    const fresh = {
      name: name !== '' && sameName(name) !== sameName(before?.name ?? '') ? name : (before?.name ?? name),
      position: position || (before?.position ?? null),
    }
    const changes = before === null ? [] : changesOf(before, fresh, has ? null : role, agency)
    return {
      at: row.at,
      id: before?.id ?? null,
      state: before === null ? 'new' : changes.length === 0 ? 'same' : 'changed',
      changes,
      ...(before === null && { note: [position, role && roleText(role, agency)].filter(Boolean).join('; ') }),
      ...fresh,
      email,
      role: has ? null : role,
      agencyId: agency?.id ?? null,
    }
  })
  return { rows: planned, faults }
}

const roleText = (role: Role, agency: KnownAgency | null): string =>
  `${roleLabels[role]}${agency ? ` – ${agency.name}` : ''}`

function changesOf(
  before: KnownPerson,
  fresh: { name: string; position: string | null },
  role: Role | null,
  agency: KnownAgency | null,
): FieldChange[] {
  return [
    { field: 'ФИО', was: before.name, becomes: fresh.name },
    { field: 'Должность', was: before.position ?? '', becomes: fresh.position ?? '' },
    ...(role ? [{ field: 'Роль', was: 'нет', becomes: roleText(role, agency) }] : []),
  ].filter(({ was, becomes }) => was !== becomes)
}

/** The role and the agency of a row. */
function placeOf(
  row: ReadRow,
  find: (text: string) => KnownAgency[],
  report: (field: string, why: string) => void,
): { role: Role | null; agency: KnownAgency | null } {
  const role = assignableRoles.find((one) => one === textOf(row, 'role')) ?? null
  const typed = textOf(row, 'agency')
  const [agency = null, other] = typed === '' ? [] : find(typed)
  if (typed !== '' && agency === null) report('agency', `«${typed}» нет среди действующих органов`)
  if (other) report('agency', `«${typed}» подходит нескольким органам; укажите ИНН`)
  if (row.marks.role === undefined) {
    if (role !== null && isAgencyRole(role) && typed === '')
      report('agency', `для роли «${roleLabels[role]}» укажите орган`)
    if (role !== null && !isAgencyRole(role) && typed !== '')
      report('agency', `для роли «${roleLabels[role]}» орган не указывается`)
    if (role === null && typed !== '')
      report('role', 'указан орган, но не роль в нём: выберите роль или возьмите без органа')
  }
  return { role, agency }
}

/** Active agencies by name, short name or INN, prepared once: a file may hold thousands of rows. */
function agencyFinder(agencies: readonly KnownAgency[]): (text: string) => KnownAgency[] {
  const byName = new Map<string, KnownAgency[]>()
  for (const agency of agencies) {
    for (const name of new Set([sameName(agency.name), sameName(agency.shortName ?? ''), agency.inn ?? '']))
      if (name) byName.set(name, [...(byName.get(name) ?? []), agency])
  }
  return (text) => byName.get(sameName(text)) ?? []
}
