import { newId } from '@/lib/core/ids'
import type { TenantView } from '@/lib/core/tenant'
import { contentOf } from '@/lib/feedback/publication/content'
import { publishable } from '@/lib/feedback/publication/read'
import type { ResultsContext } from '@/lib/feedback/results/read'
import { EVERYBODY, FORMS, type SurveyContent } from '@/lib/feedback/survey/definition'
import { textsOf } from '@/lib/feedback/survey/draft'
import { ask, page, yesNo } from '@/lib/feedback/survey/templates/kit'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { Tx } from '@/lib/platform/db'
import type { Things } from './scene'

const day = (text: string): Date => new Date(`${text}T00:00:00Z`)

/** A small sound survey: two pages, a condition. */
export const surveyContent: SurveyContent = {
  pages: [
    page('first', 'Как вас обслужили', [
      ask('csat', 'scale', 'Довольны ли вы тем, как вас обслужили?', { required: true }),
      ask('once', 'one', 'Всё получилось за один приход?', { options: yesNo }),
      ask('hindered', 'text', 'Что помешало?', { showWhen: { q: 'once', is: 'no' } }),
    ]),
    page('last', '', [ask('change', 'text', 'Что изменить?')]),
  ],
}

/** Of each agency: a draft whose first day has come, and a survey that asks and ends today. */
export async function writeSurveys(tx: Tx, tenantId: string, both: readonly Things[]): Promise<void> {
  for (const [i, t] of both.entries()) {
    const own = { tenantId, agencyId: t.agency, service: 'Справка', createdBy: 'Человек' }
    await tx.survey.create({
      data: {
        ...own,
        id: t.survey,
        title: 'Опрос о справке',
        code: `draft${i}`,
        opensOn: day('2026-10-01'),
        draft: { texts: textsOf(surveyContent), edits: {} },
      },
    })
    await tx.survey.create({
      data: {
        ...own,
        id: t.openSurvey,
        title: 'Опрос идёт',
        code: `open${i}`,
        status: 'OPEN',
        opensOn: day('2026-10-01'),
        closesOn: day('2026-11-30'),
        openedAt: day('2026-10-01'),
        versions: {
          create: { id: t.surveyVersion, number: 1, content: surveyContent, startedBy: 'Человек' },
        },
      },
    })
    await writeBatch(tx, tenantId, t, t.surveyVersion)
  }
}

/** Results of the survey that asks, published once; and the mark of what its page would publish next. */
export async function writePublications(tx: Tx, tenant: TenantView, both: readonly Things[]): Promise<void> {
  for (const t of both) {
    const ctx = {
      ...{ tx, tenantId: tenant.id, actor: { tenant }, today: '2026-11-24' },
      ...{ agencyWhere: () => ({}), can: () => true },
    } as unknown as ResultsContext
    const ready = await publishable(ctx, { id: t.openSurvey, agencyId: t.agency })
    if (!ready) throw new Error('Nothing of the survey may be shown')
    t.resultsMark = ready.mark
    const choice = { summary: 'Мы узнали, что мешает очередь.', questions: true, words: [] }
    await tx.surveyPublication.create({
      data: {
        ...{ tenantId: tenant.id, id: t.resultsEdition, surveyId: t.openSurvey, number: 1, publishedBy: 'Человек' },
        content: { ...contentOf(ready.source, choice), reason: '' } as unknown as Prisma.InputJsonObject,
      },
    })
  }
}

/** The questions of the started survey are being changed. */
export const revised: SurveyContent = {
  pages: surveyContent.pages.map((one) =>
    one.id === 'last' ? { ...one, questions: [ask('change', 'text', 'Что изменить в первую очередь?')] } : one,
  ),
}

/** A closed batch of the survey that asks, as a closing leaves it; its words, a theme, a report being made. */
async function writeBatch(tx: Tx, tenantId: string, t: Things, versionId: string): Promise<void> {
  const blockId = t.surveyBatch
  const own = { tenantId, surveyId: t.openSurvey, agencyId: t.agency }
  await tx.surveyBlock.create({
    data: {
      ...{ ...own, id: blockId, versionId, number: 1, from: day('2026-10-01'), until: day('2026-10-20') },
      ...{ closedOn: day('2026-10-21'), threshold: 5, answered: 24, satisfied: 20 },
    },
  })
  const cell = (questionId: string, counts: Record<string, number>) => {
    const n = Object.values(counts).reduce((sum, one) => sum + one, 0)
    return { ...own, id: newId(), blockId, questionId, cell: EVERYBODY, shown: true, n, dontKnow: 0, counts }
  }
  await tx.surveyCell.createMany({
    data: [cell(FORMS, { form: 24 }), cell('csat', { '5': 12, '4': 8, '3': 4 }), cell('once', { yes: 18, no: 6 })],
  })
  await tx.surveyWords.create({
    data: { ...own, id: t.surveyWords, blockId, questionId: 'change', cell: EVERYBODY, text: 'Уберите очередь.' },
  })
  await tx.surveyTheme.create({
    data: {
      ...{ tenantId, id: t.surveyTheme, agencyId: t.agency, name: 'Очереди', words: ['очередь'], createdBy: 'Человек' },
    },
  })
  await tx.surveyReport.create({
    data: {
      ...{ ...own, id: t.surveyReport, signer: 'Директор А. В. Шестаков', conclusions: ['Довольны почти все.'] },
      createdBy: 'Человек',
    },
  })
}

/** What a signed report keeps. */
export const reportSnapshot = {
  survey: { title: 'Опрос идёт', agencyName: 'Комитет', service: 'Справка', days: 'с 1 октября 2026 г.' },
  asOf: '21 октября 2026 г.',
  threshold: 5,
  asked: 'Ответили 24 человека.',
  level: 'Довольны 83,3 %.',
  waves: { title: 'По волнам', head: [], rows: [] },
  groups: [],
  questions: { title: 'Ответы по вопросам', head: [], rows: [] },
  problems: [],
}
