/** People from a table: pure. The server gives what exists already; nothing is taken while one row has an error. */
import { cellOf, mapColumns, repeatedRows, type ColumnSpec, type RowError, type Table } from '@/lib/tables/table'
import type { Role } from '@/lib/core/permissions'
import { assignableRoles, isAgencyRole, roleLabels } from './labels'
import { Email } from './schema'
import { sameEmail } from './rules'
import { sameName } from '@/lib/core/same-name'

export const personColumns: ColumnSpec<'name' | 'position' | 'email' | 'role' | 'agency'>[] = [
  {
    field: 'name',
    title: 'ФИО',
    also: ['Фамилия, имя, отчество', 'Фамилия Имя Отчество', 'Имя', 'name'],
    required: true,
  },
  { field: 'position', title: 'Должность', also: ['position'], required: false },
  {
    field: 'email',
    title: 'Электронная почта',
    also: ['Эл. почта', 'Почта', 'Адрес электронной почты', 'E-mail', 'Email'],
    required: true,
  },
  { field: 'role', title: 'Роль', also: ['role'], required: false },
  { field: 'agency', title: 'Орган', also: ['Организация', 'Место работы', 'agency'], required: false },
]

export type KnownAgency = { id: string; name: string; shortName: string | null; inn: string | null }
type PersonImportRow = {
  row: number
  name: string
  position: string | null
  email: string
  role: Role | null
  agencyId: string | null
  agencyName: string
}
export type PersonImport = { rows: PersonImportRow[]; errors: RowError[]; ignored: string[]; total: number }

/**
 * Reads the rows. `emails`: lower-case addresses of the tenant's people; `agencies`: active ones. `message` – the table
 * does not fit.
 */
export function parsePersonImport(
  table: Table,
  context: { emails: ReadonlySet<string>; agencies: readonly KnownAgency[] },
): PersonImport | { message: string } {
  const columns = mapColumns(table.header, personColumns)
  if (!columns.ok) return { message: columns.message }
  const errors: RowError[] = []
  const report = (row: number, column: string, reason: string) => void errors.push({ row, column, reason })
  const find = agencyFinder(context.agencies)
  const repeated = repeatedRows(
    table.rows.map((row) => ({ row: row.number, key: sameEmail(cellOf(row, columns.at.email)) })),
  )
  const rows = table.rows.map((row): PersonImportRow => {
    const text = (field: keyof typeof columns.at) => cellOf(row, columns.at[field])
    const email = sameEmail(text('email'))
    const first = repeated.get(row.number)
    if (text('name').length < 3) report(row.number, 'ФИО', text('name') === '' ? 'не заполнено' : 'короче 3 знаков')
    if (text('name').length > 200) report(row.number, 'ФИО', 'длиннее 200 знаков')
    if (text('position').length > 300) report(row.number, 'Должность', 'длиннее 300 знаков')
    if (!Email.safeParse(email).success)
      report(row.number, 'Электронная почта', email === '' ? 'не заполнено' : `«${email}» – не адрес`)
    else if (first !== undefined) report(row.number, 'Электронная почта', `повторяет строку ${first}`)
    else if (context.emails.has(email))
      report(row.number, 'Электронная почта', 'человек с этим адресом в портале уже есть')
    const role = roleOf(text('role'))
    if (role === null && text('role') !== '')
      report(
        row.number,
        'Роль',
        `«${text('role')}» нет; возможны: ${assignableRoles.map((role) => roleLabels[role]).join(', ')}`,
      )
    const agencies = text('agency') === '' ? [] : find(text('agency'))
    if (text('agency') !== '' && agencies.length === 0)
      report(row.number, 'Орган', `«${text('agency')}» нет среди действующих органов`)
    if (agencies.length > 1) report(row.number, 'Орган', `«${text('agency')}» подходит нескольким органам; укажите ИНН`)
    if (role !== null && isAgencyRole(role) && text('agency') === '')
      report(row.number, 'Орган', `для роли «${roleLabels[role]}» укажите орган`)
    if (role !== null && !isAgencyRole(role) && text('agency') !== '')
      report(row.number, 'Орган', `для роли «${roleLabels[role]}» орган не указывается`)
    if (role === null && text('role') === '' && text('agency') !== '')
      report(row.number, 'Роль', 'указан орган, но не роль в нём')
    return {
      row: row.number,
      name: text('name'),
      position: text('position') || null,
      email,
      role,
      agencyId: agencies[0]?.id ?? null,
      agencyName: agencies[0]?.name ?? '',
    }
  })
  return { rows, errors, ignored: columns.ignored, total: rows.length }
}

const roleOf = (text: string): Role | null =>
  assignableRoles.find((role) => role === text.toUpperCase() || sameName(roleLabels[role]) === sameName(text)) ?? null

/** Active agencies by name, short name or INN, prepared once: a file may hold thousands of rows. */
function agencyFinder(agencies: readonly KnownAgency[]): (text: string) => KnownAgency[] {
  const byName = new Map<string, KnownAgency[]>()
  for (const agency of agencies) {
    for (const name of new Set([sameName(agency.name), sameName(agency.shortName ?? ''), agency.inn ?? '']))
      if (name) byName.set(name, [...(byName.get(name) ?? []), agency])
  }
  return (text) => byName.get(sameName(text)) ?? []
}
