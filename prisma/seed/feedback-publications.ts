// Results of closed surveys that everybody reads: open ones, and one that was withdrawn with its reason.
import { addDays, instantToDate, todayIn, type DateString } from '../../lib/core/dates'
import { dayOf } from '../../lib/core/db-day'
import { newId } from '../../lib/core/ids'
import type { TenantView } from '../../lib/core/tenant'
import { contentOf } from '../../lib/feedback/publication/content'
import { publishable } from '../../lib/feedback/publication/read'
import { personIn } from '../../lib/feedback/publication/rules'
import type { ResultsContext } from '../../lib/feedback/results/read'
import { editionsOf } from '../../lib/feedback/told/read'
import type { Prisma } from '../../lib/generated/prisma/client'
import { withTenant, type Tx } from '../../lib/platform/db'
import { problemsOn } from './problems-on'

type Story = { title: string; summary: string; words: number; ago: number; withdrawn?: string }
const stories: Record<string, Story[]> = {
  kirov: [
    {
      title: 'МФЦ: регистрация по месту жительства, весна 2026',
      summary:
        'Спасибо всем, кто ответил весной. Больше всего мешает очередь, и не сказано, когда будет готово: мы сказали, что делаем с каждой из этих проблем, и спросим снова осенью.',
      words: 3,
      ago: 160,
    },
    {
      title: 'МФЦ: регистрация по месту жительства, осень 2025',
      summary: 'Осенью вы оценили регистрацию по месту жительства. Рассказываем, что вышло и что изменим к весне.',
      words: 0,
      ago: 370,
      withdrawn: 'В числе приглашённых посчитали и талоны на другие услуги. Исправим и опубликуем снова.',
    },
  ],
  kuzbass: [
    {
      title: 'Социальный контракт, 2025 год',
      summary: 'Мы спросили тех, кто подавал на социальный контракт. Дольше всего ждут решения: порядок уже меняем.',
      words: 2,
      ago: 200,
    },
  ],
  belovo: [
    {
      title: 'Анкета пользователей услуг, 2025 год',
      summary: 'Раз в год мы спрашиваем, довольны ли вы муниципальными услугами и тем, что дали наши проекты.',
      words: 0,
      ago: 320,
    },
  ],
}

/** Problems of the survey as they stood on the day of publication: what was done later is not there. */
async function problemsThen(
  tx: Tx,
  { id: tenantId, timeZone }: TenantView,
  surveyId: string,
  day: DateString,
): Promise<ReturnType<typeof problemsOn>> {
  const rows = await tx.problem.findMany({
    where: { tenantId, surveyId, status: { not: 'JOINED' } },
    orderBy: { number: 'asc' },
  })
  const known = rows.map(({ createdAt, publishedAt, toldOn, declinedOn, editions, ...texts }) => ({
    ...texts,
    heardOn: instantToDate(timeZone, createdAt),
    publishedOn: publishedAt && instantToDate(timeZone, publishedAt),
    toldOn: toldOn && dayOf(toldOn),
    declinedOn: declinedOn && dayOf(declinedOn),
    editions: editionsOf(editions),
  }))
  return problemsOn(known, day)
}

/** Published as a curator would: what may be shown today is frozen, of problems – what could be said that day. */
export async function seedPublications(tenant: TenantView, now: Date): Promise<void> {
  const tenantId = tenant.id
  const today = todayIn(tenant.timeZone, now)
  await withTenant(tenantId, async (tx) => {
    for (const story of stories[tenant.slug] ?? []) {
      const survey = await tx.survey.findFirst({
        where: { tenantId, title: story.title, status: 'CLOSED' },
        select: { id: true, agencyId: true },
      })
      const ctx = { tx, tenantId, actor: { tenant }, today, agencyWhere: () => ({}), can: () => true }
      const ready = survey && (await publishable(ctx as unknown as ResultsContext, survey))
      if (!survey || !ready) continue
      const kind = ready.source.words.filter(
        ({ text }) => text.length > 20 && !personIn({ summary: '', words: [text] }),
      )
      const choice = {
        ...{ summary: story.summary, questions: true },
        words: kind.slice(0, story.words).map(({ id }) => id),
      }
      const on = addDays(today, -story.ago)
      const source = {
        ...ready.source,
        content: { ...ready.source.content, ...(await problemsThen(tx, tenant, survey.id, on)) },
      }
      const at = (day: string) => new Date(`${day}T06:00:00Z`)
      await tx.surveyPublication.create({
        data: {
          ...{ tenantId, id: newId(), surveyId: survey.id, number: 1, publishedBy: 'Куратор органа' },
          publishedAt: at(on),
          content: { ...contentOf(source, choice), reason: '' } as unknown as Prisma.InputJsonObject,
          ...(story.withdrawn && {
            ...{ withdrawnAt: at(addDays(today, 4 - story.ago)), withdrawnBy: 'Куратор органа' },
            withdrawnReason: story.withdrawn,
          }),
        },
        select: { id: true },
      })
    }
  })
}
