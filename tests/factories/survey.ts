import type { SurveyContent } from '@/lib/feedback/survey/definition'
import { textsOf } from '@/lib/feedback/survey/draft'
import { ask, page, yesNo } from '@/lib/feedback/survey/templates/kit'
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
  }
}

/** The questions of the started survey are being changed. */
export const revised: SurveyContent = {
  pages: surveyContent.pages.map((one) =>
    one.id === 'last' ? { ...one, questions: [ask('change', 'text', 'Что изменить в первую очередь?')] } : one,
  ),
}
