import 'server-only'
import { todayIn } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import { ok, type Result } from '@/lib/core/result'
import { keyed, tokenHash } from '@/lib/platform/secrets'
import { nextNumber } from '@/lib/platform/counter'
import type { Tx } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { enqueueMany, type OutboxWork } from '@/lib/platform/outbox'
import { takeTurn } from '@/lib/platform/lock'
import { codeOf } from '@/lib/core/code'
import { dayColumn } from '@/lib/core/db-day'
import type { TenantView } from '@/lib/core/tenant'
import { answererAddresses } from '@/lib/people/addresses'
import { filedLetter, newProposalLetter, type Letter } from './letters'
import { keepPhotos } from './photos'
import { answerDueOn, titleOf } from './rules'

type FilingText = {
  title: string
  place: string
  problem: string
  suggestion: string
  photos: readonly File[]
  /** Made by the form; opens the page of what was filed with it. */
  followCode: string
}
/** `personId` and `name` are absent for an author who stays unnamed. */
type FilingAuthor = {
  anonymous: boolean
  personId: string | null
  name: string
  email: string | null
  consent: boolean
}
type Filing = {
  tenant: TenantView
  agency: { id: string; name: string }
  text: FilingText
  author: FilingAuthor
  now: Date
}
export type Filed = {
  id: string
  number: number
  /** Opens the author's page. */
  code: string
  /** The same form had been sent before. */
  again: boolean
}

const mail = (to: string, { subject, text }: Letter): OutboxWork => ({ kind: 'mail', payload: { to, subject, text } })

type Words = Pick<FilingText, 'problem' | 'suggestion'>
const sameWords = (a: Words, b: Words): boolean => a.problem === b.problem && a.suggestion === b.suggestion

const filedUnder = (tx: Tx, tenantId: string, code: string) =>
  tx.proposal.findUnique({
    where: { tenantId_followHash: { tenantId, followHash: tokenHash(code) } },
    select: { id: true, number: true, problem: true, suggestion: true },
  })

/**
 * The code of other words that were sent with a code in use: the same for the same words, so that they are filed once,
 * too.
 */
export const otherCode = ({ followCode, problem, suggestion }: Words & { followCode: string }): string =>
  codeOf(Buffer.from(keyed(JSON.stringify([followCode, problem, suggestion]), 'proposal'), 'base64url'))

/**
 * Writes a proposal with its photos and letters. Of an unnamed author nothing is kept that leads to them: no person,
 * name or address.
 */
export async function writeProposal(tx: Tx, { tenant, agency, text, author, now }: Filing): Promise<Result<Filed>> {
  const tenantId = tenant.id
  // Two sendings of one form at once would both find nothing.
  await takeTurn(tx, tokenHash(text.followCode))
  const own = await filedUnder(tx, tenantId, text.followCode)
  // Other words under a code in use are another proposal: the page was filled in anew after an answer that never
  // arrived.
  const code = own === null || sameWords(own, text) ? text.followCode : otherCode(text)
  const known = code === text.followCode ? own : await filedUnder(tx, tenantId, code)
  if (known && sameWords(known, text)) return ok({ id: known.id, number: known.number, code, again: true })
  // Refused before anything is written: the caller's transaction may be one that a refusal does not roll back.
  const photos = await keepPhotos(
    { tenantId, agencyId: agency.id, uploadedBy: author.anonymous || !author.name ? 'Автор предложения' : author.name },
    text.photos,
  )
  if (!photos.ok) return photos
  const id = newId()
  const title = titleOf(text.title, text.problem)
  const due = answerDueOn(todayIn(tenant.timeZone, now), tenant.settings.proposals.answerDays)
  const number = await nextNumber(tx, tenantId, 'proposal')
  const named = author.anonymous
    ? { personId: null, authorName: '', email: '', consentAt: null }
    : {
        personId: author.personId,
        authorName: author.name,
        email: author.email ?? '',
        consentAt: author.consent ? now : null,
      }
  await tx.proposal.create({
    data: {
      tenantId,
      id,
      number,
      agencyId: agency.id,
      title,
      place: text.place,
      problem: text.problem,
      suggestion: text.suggestion,
      anonymous: author.anonymous,
      ...named,
      followHash: tokenHash(code),
      filedAt: now,
      updatedAt: now,
      answerDue: dayColumn(due),
    },
    select: { id: true },
  })
  if (photos.value.length > 0) {
    await tx.storedFile.createMany({ data: photos.value })
    await tx.proposalPhoto.createMany({
      data: photos.value.map(({ id: fileId }) => ({ tenantId, id: newId(), proposalId: id, fileId })),
    })
  }
  const office = `${env().APP_URL}/${tenant.slug}/office/proposals/${id}`
  const team = (await answererAddresses({ tx, tenantId }, [agency.id])).get(agency.id) ?? []
  await enqueueMany(tx, tenantId, [
    ...team.map((to) =>
      mail(to, newProposalLetter({ number, title, agencyName: agency.name, due, link: office }, tenant)),
    ),
    ...(named.email
      ? [
          mail(
            named.email,
            filedLetter(
              { number, agencyName: agency.name, due, link: `${env().APP_URL}/${tenant.slug}/proposal/follow/${code}` },
              tenant,
            ),
          ),
        ]
      : []),
  ])
  return ok({ id, number, code, again: false })
}
