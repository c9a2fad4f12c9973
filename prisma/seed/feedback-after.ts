// What people made of the released answers: a signed report of satisfaction, themes put right by hand.
import { addDays, instantToDate, todayIn, type DateString } from '../../lib/core/dates'
import { dayColumn, dayOf } from '../../lib/core/db-day'
import { newId } from '../../lib/core/ids'
import type { TenantView } from '../../lib/core/tenant'
import { proposedConclusions } from '../../lib/feedback/results/report'
import { readReportGround, reportProblem } from '../../lib/feedback/results/report-read'
import type { ResultsContext } from '../../lib/feedback/results/read'
import { editionsOf, movedOf } from '../../lib/feedback/told/read'
import type { Prisma } from '../../lib/generated/prisma/client'
import { withTenant, type Tx } from '../../lib/platform/db'
import { statusOn, textsOn } from './problems-on'

type Place = { tenant: TenantView; now: Date }

/** By the survey's title: signed so many days ago, or still a draft. */
const reports: Record<string, { title: RegExp; number: string; ago: number | null; signer: string }[]> = {
  kirov: [
    { title: /^МФЦ.*весна 2026/, number: '14', ago: 20, signer: 'Директор МФЦ' },
    { title: /^Имущество/, number: '3', ago: null, signer: 'Министр имущественных отношений' },
  ],
  kuzbass: [{ title: /^Социальный контракт, 2025/, number: '7', ago: 15, signer: 'Министр социальной защиты' }],
}

/** What the words alone say wrongly: put on, or taken off, by a person. */
const corrections: { theme: string; on: boolean; said: RegExp }[] = [
  { theme: 'Очередь и ожидание', on: true, said: /просидела три|на часах полдень/i },
  { theme: 'Очередь и ожидание', on: false, said: /автобус до отделения ходит раз в час/i },
  { theme: 'Тесно, негде сесть', on: true, said: /старики стоят|стояли на ногах/i },
]

/** After the answers: their batches are closed. */
export async function seedAfterAnswers({ tenant, now }: Place): Promise<void> {
  await withTenant(tenant.id, async (tx) => {
    await seedReports(tx, tenant, now)
    await seedMarks(tx, tenant.id)
  })
}

async function seedReports(tx: Tx, tenant: TenantView, now: Date): Promise<void> {
  const tenantId = tenant.id
  const today = todayIn(tenant.timeZone, now)
  const surveys = await tx.survey.findMany({ where: { tenantId }, select: { id: true, title: true, agencyId: true } })
  // Read as the whole programme's staff reads it: of the actor only the tenant is asked.
  const ctx = {
    tx,
    tenantId,
    today,
    agencyWhere: () => ({}),
    can: () => true,
    actor: { tenant },
  } as unknown as ResultsContext
  for (const { title, number, ago, signer } of reports[tenant.slug] ?? []) {
    const survey = surveys.find((one) => title.test(one.title))
    const ground = survey && (await readReportGround(ctx, survey.id))
    if (!survey || !ground || ground.results.asOf === null) continue
    const at = new Date(now.getTime() - (ago ?? 2) * 86_400_000)
    const problems = await problemsThen(tx, tenant, survey.id, addDays(today, -(ago ?? 0)))
    await tx.surveyReport.create({
      data: {
        ...{ tenantId, id: newId(), surveyId: survey.id, agencyId: survey.agencyId, number, signer },
        conclusions: proposedConclusions(ground.results, ground.splits, problems.length),
        ...(ago === null
          ? { status: 'DRAFT' }
          : {
              status: 'SIGNED',
              on: dayColumn(addDays(today, -ago)),
              snapshot: { ...ground.content, problems } as unknown as Prisma.InputJsonObject,
              version: 3,
            }),
        ...{ createdBy: 'Куратор', createdAt: at, updatedAt: at },
      },
      select: { id: true },
    })
  }
}

/** The list as it was on the day of signing: what came later is not there. */
async function problemsThen(tx: Tx, { id: tenantId, timeZone }: TenantView, surveyId: string, day: DateString) {
  const rows = await tx.problem.findMany({
    where: { tenantId, surveyId, status: { not: 'JOINED' } },
    orderBy: { number: 'desc' },
  })
  return rows
    .filter(({ createdAt }) => instantToDate(timeZone, createdAt) <= day)
    .map((row) => {
      const on = (column: Date | null) => column && dayOf(column)
      const moves = movedOf(row.moved)
      const later = moves.find((move) => move.on > day)
      const { title, said, measure } = textsOn({ ...row, editions: editionsOf(row.editions) }, day)
      return reportProblem({
        ...{ ...row, title, said, measure },
        moved: moves.filter((move) => move.on <= day),
        dueOn: later ? dayColumn(later.from) : row.dueOn,
        status:
          row.status === 'NEW'
            ? 'NEW'
            : statusOn({ toldOn: on(row.toldOn), doneOn: on(row.doneOn), declinedOn: on(row.declinedOn) }, day),
      })
    })
}

async function seedMarks(tx: Tx, tenantId: string): Promise<void> {
  const themes = await tx.surveyTheme.findMany({ where: { tenantId }, select: { id: true, name: true } })
  const words = await tx.surveyWords.findMany({ where: { tenantId }, select: { id: true, text: true } })
  await tx.surveyThemeMark.createMany({
    data: corrections.flatMap(({ theme, on, said }) => {
      const themeId = themes.find(({ name }) => name === theme)?.id
      return themeId === undefined
        ? []
        : words
            .filter(({ text }) => said.test(text))
            .map(({ id }) => ({ tenantId, wordsId: id, themeId, on, by: 'Куратор, МФЦ' }))
    }),
    skipDuplicates: true,
  })
}
