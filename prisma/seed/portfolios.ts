// Portfolios of the demonstration: led by an agency or by the authorised body, with shared tasks in every state.
import { addDays, type DateString } from '../../lib/core/dates'
import { newId } from '../../lib/core/ids'
import type { Prisma } from '../../lib/generated/prisma/client'
import type { Tx } from '../../lib/platform/db'
import { dayColumn } from '../../lib/core/db-day'
import type { SeedProject } from './project-state'

type TaskStatus = 'WAITING' | 'DOING' | 'DONE'
type Task = {
  title: string
  details?: string
  status: TaskStatus
  /** Days from today; null – without a day. */
  due: number | null
  /** Which projects of the portfolio it concerns; none – the whole portfolio. */
  of: readonly number[]
  /** The curator of that project's agency, who answers for the portfolio, or words. */
  who: number | 'owner' | string
}
type Folder = {
  title: string
  goal: string
  owner: string
  of: RegExp
  /** Which agency leads it; where the tenant has none such, the authorised body does. */
  lead: RegExp
  tasks: readonly Task[]
}

const folders: readonly Folder[] = [
  {
    title: 'Разрешения и участки без ожидания',
    goal: 'Застройщик и житель получают разрешение или участок вдвое быстрее и без лишних визитов.',
    owner: 'Заместитель председателя Правительства по строительству',
    of: /разрешени|участк|инвестор/,
    lead: /строительств|архитектур|имуществ|экономич/i,
    tasks: [
      {
        title: 'Согласовать единый перечень документов для застройщика',
        details: 'Один перечень на все органы, с образцами. Лишнее – то, что есть в реестрах.',
        status: 'DOING',
        due: 9,
        of: [0, 1],
        who: 'owner',
      },
      {
        title: 'Открыть органам доступ к сведениям о границах участков',
        status: 'WAITING',
        due: -6,
        of: [0, 1],
        who: 1,
      },
      { title: 'Собрать замеры времени по одной форме', status: 'DONE', due: -12, of: [], who: 'owner' },
      {
        title: 'Подготовить общий отчёт для заместителя председателя Правительства',
        status: 'WAITING',
        due: 24,
        of: [],
        who: 0,
      },
      {
        title: 'Договориться с многофункциональным центром о выдаче решений',
        status: 'WAITING',
        due: null,
        of: [1],
        who: 'Директор многофункционального центра',
      },
    ],
  },
  {
    title: 'Семья и дети',
    goal: 'Родители подают документы один раз: сад, школа, пособия, питание.',
    owner: 'Заместитель председателя Правительства по социальным вопросам',
    of: /детск|школ|первый класс|пособи|питани|педагог/,
    lead: /образован/i,
    tasks: [
      {
        title: 'Описать путь семьи от рождения ребёнка до первого класса',
        details: 'Все обращения семьи за семь лет на одном листе: куда, с какими документами, сколько ждали.',
        status: 'DOING',
        due: 5,
        of: [0, 1],
        who: 'owner',
      },
      { title: 'Убрать повторный запрос справки о составе семьи', status: 'WAITING', due: -4, of: [0, 1], who: 1 },
      { title: 'Провести общую встречу команд проектов', status: 'DONE', due: -9, of: [], who: 'owner' },
      {
        title: 'Сверить эффекты проектов, чтобы не считать одни часы дважды',
        status: 'WAITING',
        due: 18,
        of: [],
        who: 0,
      },
      {
        title: 'Договориться об одном заявлении на портале госуслуг',
        status: 'WAITING',
        due: null,
        of: [1],
        who: 'Начальник отдела цифровых сервисов',
      },
    ],
  },
  {
    title: 'Документы без бумаги',
    goal: 'Согласование внутри органов идёт одновременно и в электронном виде.',
    owner: 'Управление делами',
    of: /обращени|согласовани|роспис|поручени|закуп|отчётност/,
    lead: /^администрация губернатора/i,
    tasks: [
      {
        title: 'Утвердить единый порядок одновременного согласования',
        status: 'DOING',
        due: 12,
        of: [0, 1],
        who: 'owner',
      },
      { title: 'Выдать электронные подписи участникам согласования', status: 'WAITING', due: -3, of: [0], who: 0 },
      {
        title: 'Составить перечень документов, которые печатать больше не нужно',
        status: 'DONE',
        due: -15,
        of: [],
        who: 'owner',
      },
    ],
  },
]

/** Curators of the agencies, and who heads the authority's department. */
async function namedPeople(
  tx: Tx,
  tenantId: string,
): Promise<{ curators: Map<string, { id: string; name: string }>; head: { id: string; name: string } | undefined }> {
  const rows = await tx.membership.findMany({
    where: { tenantId, role: { in: ['CURATOR', 'AUTHORITY'] } },
    orderBy: { id: 'asc' },
    select: { role: true, agencyId: true, person: { select: { id: true, name: true } } },
  })
  return {
    curators: new Map(rows.flatMap(({ agencyId, person }) => (agencyId === null ? [] : [[agencyId, person] as const]))),
    head: rows.findLast(({ role }) => role === 'AUTHORITY')?.person,
  }
}

/** Portfolios of the made projects: who leads them, who answers, and what is done for several projects at once. */
export async function seedPortfolios(tx: Tx, tenantId: string, projects: readonly SeedProject[]): Promise<void> {
  const { curators, head } = await namedPeople(tx, tenantId)
  const agencies = await tx.agency.findMany({
    where: { tenantId },
    orderBy: { id: 'asc' },
    select: { id: true, name: true },
  })
  const tasks: Prisma.PortfolioTaskCreateManyInput[] = []
  const links: Prisma.PortfolioTaskProjectCreateManyInput[] = []
  for (const folder of folders) {
    const inside = projects.filter((project) => folder.of.test(project.topic.title)).slice(0, 14)
    if (inside.length < 2) continue
    const { lead } = folder
    const agency =
      inside.find((project) => lead.test(project.agency.name))?.agency ?? agencies.find(({ name }) => lead.test(name))
    const owner = agency === undefined ? head : curators.get(agency.id)
    const portfolioId = newId()
    await tx.portfolio.create({
      data: {
        tenantId,
        id: portfolioId,
        title: folder.title,
        goal: folder.goal,
        owner: folder.owner,
        agencyId: agency?.id ?? null,
        personId: owner?.id ?? null,
      },
      select: { id: true },
    })
    await tx.project.updateMany({ where: { tenantId, id: { in: inside.map(({ id }) => id) } }, data: { portfolioId } })
    // What is done together concerns projects of different agencies that are under way.
    const alive = inside.filter(
      ({ status }) => status === 'RUNNING' || status === 'MONITORING' || status === 'DRAFT' || status === 'APPROVAL',
    )
    const apart = alive.filter(({ agency: { id } }, at) => alive.findIndex((other) => other.agency.id === id) === at)
    const named = apart.length > 1 ? apart : inside
    for (const task of folder.tasks) {
      const id = newId()
      const today: DateString = inside[0]?.today ?? ''
      const person =
        task.who === 'owner'
          ? owner
          : typeof task.who === 'number'
            ? curators.get((named[task.who] ?? inside[0])?.agency.id ?? '')
            : undefined
      tasks.push({
        tenantId,
        id,
        portfolioId,
        title: task.title,
        details: task.details ?? '',
        status: task.status,
        personId: person?.id ?? null,
        responsible: person?.name ?? (typeof task.who === 'string' && task.who !== 'owner' ? task.who : ''),
        dueOn: task.due === null ? null : dayColumn(addDays(today, task.due)),
        doneAt:
          task.status === 'DONE' && task.due !== null ? new Date(`${addDays(today, task.due - 1)}T05:00:00Z`) : null,
        createdBy: owner?.name ?? 'Уполномоченный орган',
        createdAt: new Date(`${addDays(today, -30)}T05:00:00Z`),
      })
      links.push(
        ...task.of.flatMap((at) => named[at] ?? []).map((project) => ({ tenantId, taskId: id, projectId: project.id })),
      )
    }
  }
  await tx.portfolioTask.createMany({ data: tasks })
  await tx.portfolioTaskProject.createMany({ data: links })
}
