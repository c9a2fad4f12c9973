import { deskWord } from '@/lib/feedback/answers/desk-commands'
import type { Tx } from '@/lib/platform/db'
import { tokenHash } from '@/lib/platform/secrets'
import type { Things } from './scene'

/** Six answers to the survey that asks, as another form service exports them. */
export const answerFile = [
  'ID;Довольны ли вы тем, как вас обслужили?;Всё получилось за один приход?',
  ...[5, 4, 5, 3, 5, 4].map((mark, i) => `${i + 1};${mark};Да`),
].join('\n')

/** A draft of one's own over the survey that asks. */
export const answerDraft = (
  tx: Tx,
  t: Things,
  { tenantId, personId }: { tenantId: string; personId: string },
): Promise<unknown> =>
  tx.answerImport.upsert({
    where: { tenantId_id: { tenantId, id: t.project } },
    create: {
      ...{ tenantId, id: t.project, surveyId: t.openSurvey, personId, byName: 'Иванова', fileName: 'ответы.csv' },
      ...{ size: answerFile.length, sha256: t.project },
      file: { create: { bytes: new TextEncoder().encode(answerFile) } },
    },
    update: { personId },
  })

/** Of each agency: a point that opens its survey, with a tablet; a file whose answers were taken. */
export async function writeCollecting(tx: Tx, tenantId: string, both: readonly Things[]): Promise<void> {
  for (const [i, t] of both.entries()) {
    await tx.answerImport.create({
      data: {
        ...{ tenantId, id: t.answerFile, surveyId: t.openSurvey, personId: t.person, byName: 'Человек', taken: 0 },
        ...{ fileName: 'ответы.csv', size: 1, sha256: t.answerFile, status: 'LOADED', loadedAt: new Date() },
      },
    })
    await tx.touchpoint.create({
      data: {
        ...{ tenantId, id: t.surveyPoint, agencyId: t.agency, code: `pt${i}`, name: 'Окно 4', channel: 'desk' },
        ...{ surveyId: t.openSurvey, createdBy: 'Человек' },
        desks: {
          create: {
            ...{ id: t.surveyDesk, name: 'у окна', quota: 60, hash: tokenHash(deskWord(t.surveyDesk)) },
            createdBy: 'Человек',
          },
        },
      },
    })
  }
}
