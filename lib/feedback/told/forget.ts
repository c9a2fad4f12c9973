import 'server-only'
import { instantToDate, todayIn } from '@/lib/core/dates'
import { dayOf } from '@/lib/core/db-day'
import type { Tx } from '@/lib/platform/db'
import { tenantById } from '@/lib/platform/each-tenant'
import { addressGoesOn } from './address-term'
import { openStatuses } from './rules'

const open = { in: [...openStatuses] }

/** Addresses that nothing is left to be told at go when their time is over. */
export async function forgetAddresses(tx: Tx, tenantId: string, now: Date): Promise<void> {
  const { settings, timeZone } = await tenantById(tenantId)
  const today = todayIn(timeZone, now)
  const left = await tx.toldAddress.findMany({
    where: { tenantId },
    select: { id: true, day: true, agencyId: true, surveyId: true, problemId: true, messageId: true },
  })
  const ids = (key: 'surveyId' | 'problemId' | 'messageId') => [...new Set(left.flatMap((one) => one[key] ?? []))]
  const surveys = new Map(
    (
      await tx.survey.findMany({
        where: { tenantId, id: { in: ids('surveyId') } },
        select: { id: true, status: true, closesOn: true, closedAt: true },
      })
    ).map((one) => [one.id, one]),
  )
  // A joined problem is told with the one it was joined to.
  const problems = await tx.problem.findMany({
    where: {
      tenantId,
      OR: [{ id: { in: ids('problemId') } }, { surveyId: { in: ids('surveyId') } }],
      AND: { OR: [{ status: open }, { joinedTo: { status: open } }] },
    },
    select: { id: true, surveyId: true, agencyId: true },
  })
  const words = await tx.feedbackMessage.findMany({
    // What became a proposal is followed by its code: no letter comes of it.
    where: { tenantId, id: { in: ids('messageId') }, status: { in: ['NEW', 'IN_WORK'] }, proposalId: null },
    select: { id: true },
  })
  const waiting = new Set([...problems.map(({ id }) => id), ...words.map(({ id }) => id)])
  const told = new Set(problems.map(({ surveyId, agencyId }) => `${surveyId} ${agencyId}`))
  const gone = left.filter(({ day, agencyId, surveyId, problemId, messageId }) => {
    const survey = surveyId === null ? undefined : surveys.get(surveyId)
    const closesOn = survey?.closesOn ? dayOf(survey.closesOn) : null
    const endedOn = survey?.closedAt ? instantToDate(timeZone, survey.closedAt) : closesOn
    const goes = addressGoesOn(
      {
        leftOn: dayOf(day),
        surveyEndedOn: endedOn,
        surveyOpen: survey !== undefined && survey.status !== 'CLOSED' && (closesOn === null || closesOn >= today),
        waits:
          (problemId !== null && waiting.has(problemId)) ||
          (messageId !== null && waiting.has(messageId)) ||
          told.has(`${surveyId} ${agencyId}`),
      },
      settings.feedback.addressDays,
    )
    return goes !== null && goes < today
  })
  await tx.toldAddress.deleteMany({ where: { tenantId, id: { in: gone.map(({ id }) => id) } } })
}
