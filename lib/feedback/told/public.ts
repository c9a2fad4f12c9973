import 'server-only'
import { randomUUID } from 'node:crypto'
import { todayIn, type DateString } from '@/lib/core/dates'
import { dayColumn, dayOf } from '@/lib/core/db-day'
import { fail, ok, type Result } from '@/lib/core/result'
import type { TenantView } from '@/lib/core/tenant'
import type { ClientSide } from '@/lib/generated/prisma/client'
import { answererAddresses } from '@/lib/people/addresses'
import { withTenant, type Tx } from '@/lib/platform/db'
import { giveBack, overLimit } from '@/lib/platform/limits'
import type { Visit } from '@/lib/platform/visit'
import { newToken } from '@/lib/platform/secrets'
import { proposalSign, proposalStatusLabels } from '@/lib/proposals/labels'
import { readMessageCode } from './code'
import { codeHash, messageCode, putMessage } from './filing'
import { messageKindLabels } from './labels'
import { notify } from '../notify'
import type { MessageKind, MessageStatus } from './rules'
import type { WordFields } from './schema'

// A word to the agency without an account: no actor, so every rule that an account would carry stands here.

/** The active agency of an address: the one itself, or whoever has its duties now; null – nobody. */
export async function heirOf(tx: Tx, tenantId: string, slug: string) {
  const [agency] = await tx.$queryRaw<{ id: string; name: string; slug: string }[]>`
    WITH RECURSIVE line AS (
      SELECT "id", "name", "slug", "status", "mergedIntoId" FROM "Agency"
      WHERE "tenantId" = ${tenantId}::uuid AND "slug" = ${slug}
      UNION
      SELECT a."id", a."name", a."slug", a."status", a."mergedIntoId"
      FROM "Agency" a JOIN line l ON a."id" = l."mergedIntoId" WHERE a."tenantId" = ${tenantId}::uuid)
    SELECT "id"::text AS "id", "name", "slug" FROM line WHERE "status" = 'ACTIVE' LIMIT 1`
  return agency ?? null
}

export type WordAgency = {
  id: string
  name: string
  slug: string
  services: string[]
  places: string[]
  /** Of the touchpoint whose code was in the address. */
  point: { id: string; service: string; place: string; side: ClientSide } | null
}

/**
 * The agency to which a word is said, or the one that it joined: posters keep their address. Null – there is none, or
 * it ended without an heir.
 */
export const wordAgency = (tenant: TenantView, slug: string, point: string): Promise<WordAgency | null> =>
  withTenant(tenant.id, async (tx) => {
    const agency = await heirOf(tx, tenant.id, slug)
    if (!agency) return null
    const points = await tx.touchpoint.findMany({
      where: { tenantId: tenant.id, agencyId: agency.id, status: 'ACTIVE' },
      orderBy: { name: 'asc' },
      take: 300,
      select: { id: true, code: true, service: true, place: true, side: true },
    })
    const here = point === '' ? undefined : points.find(({ code }) => code === point)
    const filled = (texts: string[]) => [...new Set(texts.filter(Boolean))].sort((a, b) => a.localeCompare(b, 'ru'))
    return {
      ...agency,
      services: filled(points.map(({ service }) => service)),
      places: filled(points.map(({ place }) => place)),
      point: here ? { id: here.id, service: here.service, place: here.place, side: here.side } : null,
    }
  })

/**
 * Takes a word to the agency and answers with its code. The same form sent twice is one message with one code; an
 * address is kept apart from the text, until the answer.
 */
export async function fileWord(
  tenant: TenantView,
  agency: WordAgency,
  input: WordFields,
  visit: Visit,
  now: Date,
): Promise<Result<{ code: string }>> {
  const { kind, service, place, text, email, consent } = input
  if (email !== null && !consent)
    return fail('INVALID', 'Сообщение пока не отправлено: проверьте отмеченное поле.', {
      fields: { consent: 'Без согласия адрес принять нельзя. Отметьте согласие или сотрите адрес.' },
    })
  const wait = (await overLimit('wordAddress', visit.ip)) ?? (await overLimit('wordAgency', agency.id))
  if (wait)
    return fail(
      'LIMIT',
      `С этого адреса в сети пришло слишком много сообщений. Написанное осталось в форме – отправьте его ${wait}.`,
    )
  const today = todayIn(tenant.timeZone, now)
  const code = messageCode(JSON.stringify([tenant.id, agency.id, input.key || newToken(), kind, service, place, text]))
  await withTenant(tenant.id, async (tx) => {
    const touchpointId = agency.point?.id ?? null
    const side = agency.point?.side ?? 'EXTERNAL'
    const fields = { kind, service, place, text }
    const { id, again } = await putMessage({ tx, tenant, agencyId: agency.id, touchpointId, side, today, code, fields })
    if (again) return
    if (email !== null)
      await tx.toldAddress.create({
        data: {
          ...{ tenantId: tenant.id, id: randomUUID(), agencyId: agency.id, messageId: id, address: email },
          day: dayColumn(today),
        },
        select: { id: true },
      })
    const team = (await answererAddresses({ tx, tenantId: tenant.id }, [agency.id])).get(agency.id) ?? []
    await notify(tx, tenant.id, now, [
      {
        to: team,
        kind: 'MESSAGE_CAME',
        title: `${agency.name}: новое сообщение жителя (${messageKindLabels[kind]})`,
        href: `messages/${id}`,
        key: `message:${id}`,
      },
    ])
  })
  return ok({ code })
}

export type FollowedWord = {
  kind: MessageKind
  status: MessageStatus
  agencyName: string
  agencySlug: string
  service: string
  place: string
  text: string
  receivedOn: DateString
  answerBy: DateString
  late: boolean
  answer: string
  answeredOn: DateString | null
  /** What the agency made of it: of a problem only what everybody may read. */
  problem: { said: string; due: DateString | null } | 'SORTING' | null
  proposal: string | null
}

/** The word behind a code; null – there is none, and the try is counted. `wait`: too many tries. */
export async function followWord(
  tenant: TenantView,
  typed: string,
  visit: Pick<Visit, 'ip'>,
  now: Date,
): Promise<{ word: FollowedWord | null; wait: string | null }> {
  const code = readMessageCode(typed)
  // Counted before it is looked up, so that a guess past the limit learns nothing; a right one is given back.
  const wait = await overLimit('linkAddress', visit.ip)
  if (wait) return { word: null, wait }
  const row =
    code === null
      ? null
      : await withTenant(tenant.id, async (tx) => {
          const found = await tx.feedbackMessage.findUnique({
            where: { tenantId_codeHash: { tenantId: tenant.id, codeHash: codeHash(code) } },
            include: {
              agency: { select: { name: true, slug: true } },
              problem: {
                select: {
                  ...{ said: true, dueOn: true, publishedAt: true, status: true },
                  joinedTo: { select: { said: true, dueOn: true, publishedAt: true, status: true } },
                },
              },
            },
          })
          const proposal = found?.proposalId
            ? await tx.proposal.findFirst({
                where: { tenantId: tenant.id, id: found.proposalId },
                select: { number: true, status: true, answer: true },
              })
            : null
          return found && { ...found, proposal }
        })
  if (!row) return { word: null, wait: null }
  await giveBack('linkAddress', visit.ip)
  const { problem: own, proposal, agency, answeredOn } = row
  const problem = own?.joinedTo ?? own
  const answerBy = dayOf(row.answerBy)
  const followed = proposal !== null || problem !== null
  return {
    wait: null,
    word: {
      ...{ kind: row.kind, status: row.status, service: row.service, place: row.place, text: row.text },
      agencyName: agency.name,
      agencySlug: agency.slug,
      receivedOn: dayOf(row.receivedOn),
      answerBy,
      late: !followed && (row.status === 'NEW' || row.status === 'IN_WORK') && answerBy < todayIn(tenant.timeZone, now),
      answer: row.answer,
      answeredOn: answeredOn && dayOf(answeredOn),
      problem: !problem
        ? null
        : problem.publishedAt === null
          ? 'SORTING'
          : { said: problem.said, due: problem.status === 'IN_WORK' && problem.dueOn ? dayOf(problem.dueOn) : null },
      proposal:
        proposal &&
        `${proposalSign(proposal.number)}: ${proposalStatusLabels[proposal.status].short}${proposal.answer ? `. ${proposal.answer}` : ''}`,
    },
  }
}
