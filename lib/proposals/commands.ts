import 'server-only'
import { fail } from '@/lib/core/result'
import { defineCommand, done, repeated } from '@/lib/platform/command'
import { writeProposal } from './filing'
import { FileProposalInput } from './schema'
import { operations } from './operations'

/**
 * A signed-in person of an agency files a proposal; unnamed if they wish and the tenant allows it: then the journal
 * does not know them either.
 */
export const fileProposal = defineCommand({
  operation: operations['proposal.file'],
  schema: FileProposalInput,
  creates: 'Proposal',
  // The code of the form: an unnamed author must not stand in what is kept of an attempt either.
  ownKey: true,
  run: async (ctx, { agencyId, anonymous, ...text }) => {
    const { tx, tenantId, actor, now } = ctx
    const { tenant } = actor
    const agency = ctx.can(operations['proposal.file'], agencyId)
      ? await tx.agency.findFirst({
          where: { tenantId, id: agencyId, status: 'ACTIVE' },
          select: { id: true, name: true },
        })
      : null
    if (!agency) return fail('NOT_FOUND', 'Орган не найден или недоступен. Обновите страницу.')
    if (anonymous && !tenant.settings.proposals.anonymous)
      return fail('RULE', 'Без имени предложения сейчас не принимаются. Снимите отметку и отправьте ещё раз.', {
        fields: { anonymous: 'Без имени нельзя.' },
      })
    const filed = await writeProposal(tx, {
      tenant,
      agency,
      text,
      now,
      author: anonymous
        ? { anonymous, personId: null, name: '', email: null, consent: false }
        : { anonymous, personId: actor.personId, name: actor.name, email: null, consent: false },
    })
    if (!filed.ok) return filed
    const { id, number, code, again } = filed.value
    if (again) return repeated({ id, number, anonymous, code })
    return done(
      { id, number, anonymous, code },
      {
        subject: { type: 'Proposal', id },
        agencyId,
        ...(anonymous ? { unnamed: true as const } : {}),
        after: { number, anonymous, date: ctx.today },
      },
    )
  },
})
