import 'server-only'
import { todayIn } from '@/lib/core/dates'
import type { Tx } from '@/lib/platform/db'
import { enqueueMany, type OutboxWork } from '@/lib/platform/outbox'
import { publicUrl } from '@/lib/platform/public-url'
import { digestLetter, digestUntil, dueDigest } from './digest'
import { dutyPeople } from '@/lib/people/addresses'
import { readDeadlines, SINCE } from './due-queries'
import { dutyScope, inScope, unionScope } from './rules'
import { takeMarks } from './sent-marks'

export type SweptTenant = { id: string; slug: string; name: string; timeZone: string; programme: string }

const PEOPLE_AT_ONCE = 200
const MOST = 10_000

/**
 * Sends the digests that are due in the tenant now; how many letters. The marks are taken in the letters' transaction,
 * so a second worker that runs at the same moment waits and finds nothing to send. Statements: seven for every 200
 * people.
 */
export async function sendDigests(
  tx: Tx,
  { id: tenantId, slug, name, timeZone, programme }: SweptTenant,
  now: Date,
): Promise<number> {
  const choices = await tx.digestChoice.findMany({
    where: { tenantId, frequency: { not: 'NONE' }, person: { blockedAt: null } },
  })
  const due = choices.flatMap((choice) => {
    const found = dueDigest(choice, timeZone, now)
    return found ? [{ personId: choice.personId, mark: `digest:${choice.personId}:${found.key}` }] : []
  })
  const taken = await takeMarks(
    tx,
    tenantId,
    due.map(({ mark }) => mark),
    now,
  )
  const mine = due.filter(({ mark }) => taken.has(mark)).map(({ personId }) => personId)
  const today = todayIn(timeZone, now)
  const sender = { name, programme, office: publicUrl(`/${slug}/office`) }
  let sent = 0
  for (let at = 0; at < mine.length; at += PEOPLE_AT_ONCE) {
    const people = [...(await dutyPeople({ tx, tenantId }, mine.slice(at, at + PEOPLE_AT_ONCE))).values()].map(
      (person) => ({ email: person.email, scope: dutyScope(person) }),
    )
    const { rows } = await readDeadlines(
      { tx, tenantId, timeZone, now },
      unionScope(people.map(({ scope }) => scope)),
      { from: SINCE, to: digestUntil(today) },
      {},
      { limit: MOST },
    )
    const works = people.flatMap(({ email, scope }): OutboxWork[] => {
      const letter = digestLetter(
        rows.filter((row) => inScope(scope, row)),
        today,
        sender,
      )
      return letter ? [{ kind: 'mail', payload: { to: email, ...letter } }] : []
    })
    await enqueueMany(tx, tenantId, works)
    sent += works.length
  }
  return sent
}
