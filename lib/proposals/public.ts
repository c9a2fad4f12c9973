import 'server-only'
import { instantToDate, todayIn } from '@/lib/core/dates'
import { fail, ok, type Result } from '@/lib/core/result'
import { firstResult, keepResult } from '@/lib/platform/attempt'
import { recordAudit } from '@/lib/platform/audit'
import { tokenHash } from '@/lib/platform/secrets'
import { overLimit } from '@/lib/platform/limits'
import { platformDb, withTenant } from '@/lib/platform/db'
import { dayOf } from '@/lib/core/db-day'
import { parseTenantRow, type TenantView } from '@/lib/core/tenant'
import type { z } from 'zod'
import { otherCode, writeProposal } from './filing'
import { FollowCode, type PublicProposalInput } from './schema'
import type { FollowedProposal } from './view'
import type { Visit } from '@/lib/platform/visit'
import { operations } from './operations'

// Filing and following without an account: no actor, so every rule that an account would carry stands here.

/** The agency whose QR page this is; null when there is none or the tenant takes no proposals without an account. */
export async function filingAgency(
  tenant: TenantView,
  agencySlug: string,
): Promise<{ id: string; name: string; slug: string } | null> {
  if (!tenant.settings.proposals.publicFiling) return null
  return withTenant(tenant.id, (tx) =>
    tx.agency.findFirst({
      where: { tenantId: tenant.id, slug: agencySlug, status: 'ACTIVE' },
      select: { id: true, name: true, slug: true },
    }),
  )
}

/** Files a proposal from the QR page. Counted by network address before anything else is done with it. */
export async function filePublicProposal(
  input: z.output<typeof PublicProposalInput>,
  visit: Visit,
): Promise<Result<{ code: string }>> {
  const { tenantSlug, agencySlug, name, email, consent, website, attempt, ...text } = input
  if (website !== '')
    return fail('INVALID', 'Портал принял отправку за автоматическую. Обновите страницу и отправьте ещё раз.')
  const row = await platformDb().tenant.findUnique({ where: { slug: tenantSlug } })
  const tenant = row && parseTenantRow(row)
  const agency = tenant && (await filingAgency(tenant, agencySlug))
  if (!tenant || !agency)
    return fail(
      'NOT_FOUND',
      'Эта страница больше не принимает предложения. Обратитесь к команде лидеров своего органа.',
    )
  const { anonymous: mayBeUnnamed, requireEmail } = tenant.settings.proposals
  const unnamed = name === '' && email === null
  const fields: Record<string, string> = {
    ...(name === '' && !mayBeUnnamed ? { name: 'Укажите фамилию, имя и отчество.' } : {}),
    ...(email === null && !mayBeUnnamed && requireEmail ? { email: 'Укажите адрес электронной почты.' } : {}),
    ...(!unnamed && !consent
      ? { consent: 'Без согласия имя и почту принять нельзя. Отметьте согласие или сотрите их.' }
      : {}),
  }
  if (Object.keys(fields).length > 0)
    return fail('INVALID', 'Предложение пока не отправлено: проверьте отмеченные поля.', { fields })
  const wait = (await overLimit('proposalAddress', visit.ip)) ?? (await overLimit('proposalAgency', agency.id))
  if (wait)
    return fail(
      'LIMIT',
      `С этого адреса в сети пришло слишком много предложений. Написанное сохранено, отправьте его ${wait}.`,
    )
  const now = new Date()
  return withTenant(tenant.id, async (tx) => {
    // Without an account the form's own token with its words is the doer: nobody is answered with another's result. The
    // code itself is not kept; a sending that was refused has no result and is done anew.
    const doer = tokenHash(JSON.stringify([text.followCode, text.problem, text.suggestion]))
    const key = { tx, tenantId: tenant.id, doer, operation: operations['proposal.file'], attempt }
    const first = await firstResult<{ own: boolean } | null>(key)
    if (first?.value) return ok({ code: first.value.own ? text.followCode : otherCode(text) })
    const filed = await writeProposal(tx, {
      tenant,
      agency,
      text,
      now,
      author: { anonymous: unnamed, personId: null, name, email, consent },
    })
    if (!filed.ok) return filed
    await keepResult(key, { own: filed.value.code === text.followCode })
    if (!filed.value.again) {
      await recordAudit(
        tx,
        { tenant, personId: null, name: 'Без входа в портал' },
        operations['proposal.file'],
        {
          subject: { type: 'Proposal', id: filed.value.id },
          agencyId: agency.id,
          after: { number: filed.value.number, anonymous: unnamed, date: todayIn(tenant.timeZone, now) },
        },
        visit.requestId,
      )
    }
    return ok({ code: filed.value.code })
  })
}

/** The proposal behind a secret link; null when there is none, and then the try is counted. */
export async function followProposal(
  tenant: TenantView,
  code: string,
  visit: Pick<Visit, 'ip'>,
  now: Date,
): Promise<FollowedProposal | null> {
  const row = FollowCode.safeParse(code).success
    ? await withTenant(tenant.id, (tx) =>
        tx.proposal.findUnique({
          where: { tenantId_followHash: { tenantId: tenant.id, followHash: tokenHash(code) } },
          include: { agency: { select: { name: true, slug: true } }, _count: { select: { photos: true } } },
        }),
      )
    : null
  if (!row) {
    await overLimit('linkAddress', visit.ip)
    return null
  }
  const { timeZone } = tenant
  const answerDue = dayOf(row.answerDue)
  return {
    number: row.number,
    title: row.title,
    place: row.place,
    problem: row.problem,
    suggestion: row.suggestion,
    agencyName: row.agency.name,
    agencySlug: row.agency.slug,
    status: row.status,
    filedOn: instantToDate(timeZone, row.filedAt),
    answerDue,
    late: row.status === 'FILED' && answerDue < todayIn(timeZone, now),
    answer: row.answer,
    answeredOn: row.answeredAt && instantToDate(timeZone, row.answeredAt),
    dueOn: row.dueOn && dayOf(row.dueOn),
    doneOn: row.doneOn && dayOf(row.doneOn),
    hours: row.hours,
    money: row.money,
    photos: row._count.photos,
    email: row.email !== '',
  }
}
