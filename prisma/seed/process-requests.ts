// Requests of the process office for the actual course of processes, with answers in every state: accepted, looked at,
// returned, awaited, late.
import { addDays, instantToDate } from '../../lib/core/dates'
import { dayColumn } from '../../lib/core/db-day'
import { newId } from '../../lib/core/ids'
import { addWorkingDays } from '../../lib/core/work-calendar'
import type { CourseStatus, Prisma } from '../../lib/generated/prisma/client'
import type { Tx } from '../../lib/platform/db'
import { courseOf } from '../../lib/processes/request/facts'

type Place = { tx: Tx; tenantId: string; timeZone: string; now: Date }

const OFFICE = 'Методолог, процессный офис'
const CURATOR = 'Куратор'
const texts: [title: string, text: string, askedDaysAgo: number, states: CourseStatus[]][] = [
  [
    'Фактический ход процессов с гражданами',
    'Покажите, как процесс идёт на самом деле: сколько ждут между шагами, сколько дел возвращают, кто чем занят.',
    40,
    ['ACCEPTED', 'SUBMITTED', 'RETURNED', 'DUE'],
  ],
  [
    'Объёмы и цены внутренних процессов',
    'Нужны объёмы за последние двенадцать месяцев и действующие ставки работников.',
    3,
    ['DUE', 'DUE'],
  ],
]

/** What an answer of a status holds beside its processes. */
const answered = (status: CourseStatus, at: Date) => ({
  ...(status !== 'DUE' && {
    note: 'Ставки внесены по штатному расписанию, материалы – по договорам текущего года.',
    submittedBy: CURATOR,
    submittedAt: at,
  }),
  ...(status === 'RETURNED' && {
    remarks: 'Нет возвратов на доработку: по журналу регистрации возвращают каждое пятое заявление. Уточните шаги.',
    decidedBy: OFFICE,
    decidedAt: at,
  }),
  ...(status === 'ACCEPTED' && { decidedBy: OFFICE, decidedAt: at }),
})

/** Requests to agencies whose processes stand in the registries; those modelled to the step have been answered. */
export async function seedRequests({ tx, tenantId, timeZone, now }: Place): Promise<void> {
  const today = instantToDate(timeZone, now)
  const rows = await tx.process.findMany({
    where: { tenantId, status: 'ACTIVE' },
    orderBy: [{ maps: { _count: 'desc' } }, { code: 'asc' }],
    select: { id: true, name: true, agencyId: true, unitId: true, runsPerYear: true, maps: { select: { id: true } } },
  })
  const modelled = rows.filter(({ maps }) => maps.length > 0)
  const owners = [...new Set(modelled.map(({ agencyId }) => agencyId))]
  for (const [n, [title, text, daysAgo, states]] of texts.entries()) {
    const asked = addDays(today, -daysAgo)
    const createdAt = new Date(now.getTime() - daysAgo * 86_400_000)
    const requestId = newId()
    const chosen = owners.slice(n === 0 ? 0 : states.length, n === 0 ? states.length : undefined)
    const agencies = (chosen.length > 0 ? chosen : owners.slice(-1)).slice(0, states.length)
    if (agencies.length === 0) return
    await tx.courseRequest.create({
      data: {
        tenantId,
        id: requestId,
        number: n + 1,
        title,
        text,
        dueOn: dayColumn(addWorkingDays(asked, 10).date),
        askedBy: OFFICE,
        createdAt,
      },
      select: { id: true },
    })
    for (const [i, agencyId] of agencies.entries()) {
      const status = states[i] ?? 'DUE'
      const at = new Date(createdAt.getTime() + (5 + i) * 86_400_000)
      const answerId = newId()
      await tx.courseAnswer.create({
        data: { tenantId, id: answerId, requestId, agencyId, status, createdAt, ...answered(status, at) },
        select: { id: true },
      })
      // A process is asked of in one request at a time.
      const own = (n === 0 ? modelled : rows).filter((process) => process.agencyId === agencyId)
      for (const process of n === 0 ? own.slice(0, 2) : own.filter(({ maps }) => maps.length === 0).slice(0, 3))
        await tx.courseAnswerItem.create({
          data: {
            tenantId,
            id: newId(),
            answerId,
            processId: process.id,
            ...(status !== 'DUE' && {
              runsPerYear: process.runsPerYear,
              note: 'По понедельникам очередь вдвое больше, ждут до обеда.',
              facts: (await courseOf({ tx, tenantId, today }, process, '480')) satisfies Prisma.InputJsonObject,
            }),
          },
          select: { id: true },
        })
    }
  }
}
