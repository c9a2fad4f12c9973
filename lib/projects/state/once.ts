import 'server-only'
import { fail, type Failure } from '@/lib/core/result'
import { sameName } from '@/lib/core/same-name'
import type { CommandContext } from '@/lib/platform/command'
import { lockRow, takeTurn } from '@/lib/platform/lock'
import { endedStatuses } from './rules'

type Refusal = { ok: false; error: Failure }
type Known = { id: string; number: number; title: string }

const seeProject = ({ id, number }: Known) => ({
  see: { path: `projects/${id}`, label: `Открыть проект № ${number}` },
})

/** A proposal grows into one project; into another when the former was cancelled. Holds the proposal's row. */
export async function grownAlready(ctx: CommandContext, proposalId: string): Promise<Refusal | null> {
  const { tx, tenantId } = ctx
  await lockRow(ctx, 'Proposal', proposalId)
  const grown = await tx.project.findFirst({
    where: { tenantId, proposalId, status: { not: 'CANCELLED' } },
    select: { id: true, number: true, title: true },
  })
  return grown
    ? fail('CONFLICT', `Из этого предложения уже открыт проект № ${grown.number} «${grown.title}».`, seeProject(grown))
    : null
}

type Opened = { agencyId: string; title: string; proposalId?: string | null; practiceId?: string | null }

/**
 * An agency has one project of a title and an origin that is not ended. Whoever opens one for it meanwhile waits.
 */
export async function openAlready(
  ctx: CommandContext,
  { agencyId, title, proposalId = null, practiceId = null }: Opened,
): Promise<Refusal | null> {
  const { tx, tenantId } = ctx
  await takeTurn(tx, 'project', tenantId, agencyId)
  const titles = await tx.project.findMany({
    where: { tenantId, agencyId, proposalId, practiceId, status: { notIn: [...endedStatuses] } },
    select: { id: true, number: true, title: true },
  })
  const same = titles.find((one) => sameName(one.title) === sameName(title))
  if (!same) return null
  const message = `Такой проект этого органа уже открыт: № ${same.number}.`
  return fail('CONFLICT', message, {
    fields: { title: `${message} Откройте его или назовите новый иначе.` },
    ...seeProject(same),
  })
}
