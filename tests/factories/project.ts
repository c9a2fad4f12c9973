import { newId } from '@/lib/core/ids'
import type { Prisma } from '@/lib/generated/prisma/client'
import { withTenant } from '@/lib/platform/db'
import { nextNumber } from '@/lib/platform/counter'
import type { PassportFields } from '@/lib/projects/form/passport'
import { passportFormOf } from '@/lib/projects/form/form'
import type { ProjectStatus } from '@/lib/projects/state/rules'
import { dayColumn } from '@/lib/core/db-day'
import type { TenantView } from '@/lib/core/tenant'
import { template } from './tenant'

export const kuzbassForm = passportFormOf(template('kuzbass'))

const member = '01900000-0000-7000-8000-000000000001'
const ground = '01900000-0000-7000-8000-000000000002'
/** The goal of every made passport. */
export const goalId = '01900000-0000-7000-8000-000000000003'
const effect = '01900000-0000-7000-8000-000000000004'

/** Ten stages in order, of working days of 2027. */
const stageDays: [string, string][] = [
  ['2027-01-11', ''],
  ['2027-01-12', '2027-01-22'],
  ['2027-01-25', '2027-02-05'],
  ['2027-02-08', '2027-02-12'],
  ['2027-02-15', '2027-02-19'],
  ['2027-02-24', '2027-02-26'],
  ['2027-03-01', '2027-06-25'],
  ['2027-06-28', '2027-07-30'],
  ['2027-08-02', ''],
  ['2028-02-01', ''],
]

/** A passport to which the check has nothing to object. */
export const filledPassport: PassportFields = {
  title: 'Сокращение срока выдачи справки',
  customer: 'Управление архитектуры',
  process: 'Выдача справки',
  boundaries: 'от заявления до выдачи справки',
  'leader.name': 'Иванова Анна Петровна',
  'leader.position': 'начальник отдела',
  'approver.name': 'Петров Пётр Ильич',
  'approver.position': 'глава округа',
  [`team.${member}.name`]: 'Сидорова Ольга Львовна',
  [`team.${member}.position`]: 'главный специалист',
  [`grounds.${ground}`]: '42 обращения за год',
  [`effects.${effect}`]: 'Меньше очередей',
  [`goals.${goalId}.name`]: 'Время протекания процесса',
  [`goals.${goalId}.unit`]: 'рабочих дней',
  [`goals.${goalId}.direction`]: 'LESS',
  [`goals.${goalId}.current`]: '30',
  [`goals.${goalId}.target`]: '12',
  ...Object.fromEntries(
    stageDays.flatMap(([from, to], at) => [
      [`stages.${at + 1}.from`, from],
      ...(to ? [[`stages.${at + 1}.to`, to]] : []),
    ]),
  ),
}

export type ProjectMade = {
  id?: string
  number?: number
  status?: ProjectStatus
  kind?: 'LEAN' | 'CLIENT_CENTRIC'
  fields?: PassportFields
  /** Agencies that take part beside the running one: id → part. */
  participants?: Record<string, string>
  data?: Partial<Prisma.ProjectUncheckedCreateInput>
}

/** A project's row with its participants and, unless it is a draft, its stages and approved passport. */
export function projectRow(
  tenantId: string,
  agencyId: string,
  made: ProjectMade & { number: number },
): Prisma.ProjectUncheckedCreateInput {
  const {
    id = newId(),
    number,
    status = 'DRAFT',
    kind = 'LEAN',
    fields = filledPassport,
    participants = {},
    data,
  } = made
  const day = (path: string) => (fields[path] ? dayColumn(fields[path]) : null)
  const at = new Date('2027-01-11T03:00:00Z')
  const approved = status === 'RUNNING' || status === 'MONITORING' || status === 'FINISHED'
  return {
    tenantId,
    id,
    number,
    kind,
    status,
    agencyId,
    title: fields.title ?? 'Проект',
    leaderName: fields['leader.name'] ?? '',
    form: kuzbassForm,
    fields,
    createdBy: 'Куратор',
    startsOn: day('stages.1.from'),
    endsOn: day('stages.9.from'),
    participants: {
      create: [
        { agencyId, part: '' },
        ...Object.entries(participants).map(([other, part]) => ({ agencyId: other, part })),
      ].map((row) => ({ ...row })),
    },
    ...(status === 'DRAFT'
      ? {}
      : {
          versions: {
            create: {
              id: newId(),
              number: 1,
              fields,
              submittedBy: 'Куратор',
              submittedAt: at,
              status: approved ? 'APPROVED' : 'SUBMITTED',
              ...(approved && {
                approverName: fields['approver.name'],
                approverPosition: fields['approver.position'],
                approvedOn: dayColumn('2027-01-11'),
                decidedBy: 'Куратор',
                decidedAt: at,
                sentAt: at,
              }),
            },
          },
        }),
    ...(approved
      ? {
          stages: {
            create: kuzbassForm.stages.map(({ number: stage, dates }) => {
              const from = day(`stages.${stage}.from`)
              const to = dates === 'SINGLE' ? from : day(`stages.${stage}.to`)
              return { number: stage, plannedFrom: from, plannedTo: to, dueFrom: from, dueTo: to }
            }),
          },
        }
      : {}),
    ...data,
  }
}

/**
 * A project of the agency: a draft with a full passport unless told otherwise; RUNNING and later ones have stages and
 * an approved version.
 */
export async function createProject(
  tenant: TenantView,
  agency: { id: string },
  made: ProjectMade = {},
): Promise<{ id: string; number: number }> {
  const id = made.id ?? newId()
  return withTenant(tenant.id, async (tx) => {
    const number = made.number ?? (await nextNumber(tx, tenant.id, 'project'))
    await tx.project.create({ data: projectRow(tenant.id, agency.id, { ...made, id, number }), select: { id: true } })
    return { id, number }
  })
}
