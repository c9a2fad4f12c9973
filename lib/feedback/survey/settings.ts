import 'server-only'
import { fail, type Failure } from '@/lib/core/result'
import type { CommandContext } from '@/lib/platform/command'
import { processWhere } from '@/lib/processes/registry/scope'
import { projectWhere } from '@/lib/projects/state/scope'
import type { SurveyContent } from './definition'

type Refusal = { ok: false; error: Failure }
type Ties = { processId: string | null; situationId: string | null; projectId: string | null }

const NOT_SAVED = 'Опрос пока не сохранён.'

/** What a survey is tied to must be within the maker's reach; what stood there before stays. */
export async function tieRefusal(ctx: CommandContext, ties: Ties, before: Ties): Promise<Refusal | null> {
  const { tx, tenantId } = ctx
  const { agencyId } = ctx.agencyWhere()
  const fields: Record<string, string> = {}
  const { processId, situationId, projectId } = ties
  if (processId !== null && processId !== before.processId) {
    const found = await tx.process.count({ where: { AND: [processWhere(ctx), { id: processId, status: 'ACTIVE' }] } })
    if (found === 0) fields.processId = 'Этого процесса нет среди ваших. Выберите другой.'
  }
  if (projectId !== null && projectId !== before.projectId) {
    const found = await tx.project.count({ where: { AND: [projectWhere(ctx), { id: projectId }] } })
    if (found === 0) fields.projectId = 'Этого проекта нет среди ваших. Выберите другой.'
  }
  if (situationId !== null && situationId !== before.situationId) {
    const found = await tx.lifeSituation.count({
      where: { tenantId, id: situationId, ...(agencyId && { OR: [{ agencyId }, { agencyId: null }] }) },
    })
    if (found === 0) fields.situationId = 'Этой жизненной ситуации нет среди ваших. Выберите другую.'
  }
  return Object.keys(fields).length === 0 ? null : fail('INVALID', NOT_SAVED, { fields })
}

/** The agency whose survey it is: an active one in reach; null – of the whole programme, for those who see all. */
export async function agencyRefusal(ctx: CommandContext, agencyId: string | null): Promise<Refusal | null> {
  const reach = ctx.agencyWhere().agencyId
  if (agencyId === null)
    return reach === undefined ? null : fail('INVALID', NOT_SAVED, { fields: { agencyId: 'Выберите орган.' } })
  const known =
    (reach === undefined || reach.in.includes(agencyId)) &&
    (await ctx.tx.agency.count({ where: { tenantId: ctx.tenantId, id: agencyId, status: 'ACTIVE' } })) > 0
  return known ? null : fail('NOT_FOUND', NOT_SAVED, { fields: { agencyId: 'Выберите действующий орган из списка.' } })
}

/** Splits and quotas name one-choice questions and their options. */
export function partRefusal(
  { pages }: SurveyContent,
  { splits, quotas }: { splits: readonly string[]; quotas: readonly { question: string; option: string }[] },
): Refusal | null {
  const choices = new Map(
    pages.flatMap((page) => page.questions).flatMap((one) => (one.kind === 'one' ? [[one.id, one] as const] : [])),
  )
  const fields: Record<string, string> = {}
  if (splits.some((id) => !choices.has(id)))
    fields.splits = 'Здесь годятся только вопросы с одним ответом из этой анкеты. Выберите их заново.'
  quotas.forEach(({ question, option }, i) => {
    if (!choices.get(question)?.options.some(({ id }) => id === option))
      fields[`quotas.${i}.wanted`] = 'Такого варианта ответа в анкете нет. Уберите эту квоту.'
  })
  return Object.keys(fields).length === 0 ? null : fail('INVALID', NOT_SAVED, { fields })
}
