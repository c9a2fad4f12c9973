import { deskWord } from '@/lib/feedback/answers/desk-commands'
import type { Tx } from '@/lib/platform/db'
import { tokenHash } from '@/lib/platform/secrets'
import type { Things } from './scene'

/** Of each agency: a point that opens its survey, with a tablet. */
export async function writeCollecting(tx: Tx, tenantId: string, both: readonly Things[]): Promise<void> {
  for (const [i, t] of both.entries())
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
