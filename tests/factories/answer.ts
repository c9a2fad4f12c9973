import { newId } from '@/lib/core/ids'
import { newQuestion, surveySchema, type SurveyContent, type SurveyQuestion } from '@/lib/feedback/survey/definition'
import type { Prisma } from '@/lib/generated/prisma/client'
import { withTenant } from '@/lib/platform/db'

export const question = (id: string, more: Partial<SurveyQuestion> = {}): SurveyQuestion => ({
  ...newQuestion(id, more.kind ?? 'one'),
  title: `Вопрос ${id}?`,
  ...more,
})

const option = (id: string, label = id) => ({ id, label })

/** Two pages: satisfied or not, and what was in the way where not; a free text. */
export const serviceContent = (): SurveyContent =>
  surveySchema.parse({
    pages: [
      {
        id: 'p1',
        questions: [
          question('glad', {
            title: 'Довольны ли вы тем, как вас обслужили?',
            required: true,
            options: [option('yes', 'Да, полностью'), option('partly', 'И да, и нет'), option('no', 'Нет')],
            dontKnow: true,
          }),
          question('why', {
            kind: 'many',
            title: 'Что помешало?',
            required: true,
            options: [option('papers', 'Не хватило документа'), option('queue', 'Долго ждали')],
            other: true,
            showWhen: { q: 'glad', is: 'no' },
          }),
        ],
      },
      {
        id: 'p2',
        questions: [
          question('mark', { kind: 'scale', title: 'Какую оценку поставите?', min: 1, max: 5 }),
          question('words', { kind: 'text', title: 'Что улучшить?' }),
        ],
      },
    ],
  })

type Rest = Partial<Prisma.SurveyUncheckedCreateInput>

/** A started survey with its first version. */
export async function createSurvey(
  tenantId: string,
  agencyId: string | null,
  content: SurveyContent = serviceContent(),
  rest: Rest = {},
): Promise<{ id: string; code: string; versionId: string }> {
  const [id, versionId] = [newId(), newId()]
  const code = id.slice(-8)
  await withTenant(tenantId, async (tx) => {
    await tx.survey.create({
      data: {
        tenantId,
        id,
        agencyId,
        title: 'Как вас обслужили',
        code,
        status: 'OPEN',
        createdBy: 'Проверка',
        ...rest,
      },
    })
    await tx.surveyVersion.create({
      data: { tenantId, id: versionId, surveyId: id, number: 1, content, startedBy: 'Проверка' },
    })
  })
  return { id, code: typeof rest.code === 'string' ? rest.code : code, versionId }
}
