import 'server-only'
import { dayColumn } from '@/lib/core/db-day'
import { newId } from '@/lib/core/ids'
import { fail, notFound } from '@/lib/core/result'
import { curatorAddresses } from '@/lib/people/addresses'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { lockRow, takeTurn } from '@/lib/platform/lock'
import { notify } from '../notify'
import { operations } from '../operations'
import { CheckBody } from './form'
import { daysProblem } from './rules'
import { CampaignId, CampaignInput, OpenCampaignInput } from './schema'

const NOT_OPENED = 'Самопроверка пока не открыта.'

type Scope = { carries: string[]; kinds: string[] }

/** Processes that a campaign asks about and does not yet hold. */
const missingProcesses = ({ tx, tenantId }: CommandContext, campaignId: string, { carries, kinds }: Scope) =>
  tx.process.findMany({
    where: {
      tenantId,
      status: 'ACTIVE',
      ...(carries.length > 0 && { carries: { in: carries } }),
      agency: { status: 'ACTIVE', ...(kinds.length > 0 && { kind: { in: kinds } }) },
      checks: { none: { tenantId, campaignId } },
    },
    select: { id: true, agencyId: true },
    take: 20_000,
  })

async function addChecks(
  ctx: CommandContext,
  campaign: { id: string; title: string },
  rows: readonly { id: string; agencyId: string }[],
): Promise<void> {
  const { tx, tenantId, now } = ctx
  await tx.processCheck.createMany({
    data: rows.map(({ id }) => ({ tenantId, id: newId(), campaignId: campaign.id, processId: id, updatedAt: now })),
  })
  const agencies = [...new Set(rows.map(({ agencyId }) => agencyId))]
  const addresses = await curatorAddresses(ctx, agencies)
  await notify(
    tx,
    tenantId,
    now,
    agencies.map((agencyId) => ({
      to: addresses.get(agencyId) ?? [],
      kind: 'CHECK_OPENED' as const,
      title: `Самопроверка: ${campaign.title}`,
      href: `processes/checks/${campaign.id}/agencies/${agencyId}`,
      key: `check:${campaign.id}:${agencyId}:${now.toISOString()}`,
    })),
  )
}

/**
 * Opens a self-check (Kirov п. 4: by 15.10.2023): its days, its frozen questionnaire, the list of services of the
 * bodies that it binds.
 */
export const openCheckCampaign = defineCommand({
  operation: operations['check.campaign'],
  schema: OpenCampaignInput,
  creates: 'CheckCampaign',
  run: async (ctx, { formId, formVersion, carries, kinds, planItem, doneItem, groupItems, ...rest }) => {
    const { tx, tenantId, actor } = ctx
    const order = daysProblem(rest)
    if (order) return fail('INVALID', NOT_OPENED, { fields: { planBy: order } })
    await lockRow(ctx, 'CheckForm', formId)
    const form = await tx.checkForm.findFirst({ where: { tenantId, id: formId, retiredAt: null } })
    const body = CheckBody.safeParse(form?.body).data
    if (!form || !body) return fail('NOT_FOUND', NOT_OPENED, { fields: { formId: 'Выберите анкету из списка.' } })
    if (form.version !== formVersion)
      return fail(
        'CONFLICT',
        'Пока страница была открыта, анкету изменили. Посмотрите её и откройте самопроверку снова.',
      )
    if ((await tx.checkCampaign.count({ where: { tenantId, title: rest.title, closedAt: null } })) > 0)
      return fail('INVALID', NOT_OPENED, {
        fields: { title: 'Самопроверка с таким названием уже идёт: назовите новую иначе.' },
      })
    const id = newId()
    const rows = await missingProcesses(ctx, id, { carries, kinds })
    if (rows.length === 0)
      return fail('RULE', `${NOT_OPENED} Проверять нечего: таких процессов нет в реестрах. Измените, что проверяется.`)
    const days = { checkBy: dayColumn(rest.checkBy), planBy: dayColumn(rest.planBy), doneBy: dayColumn(rest.doneBy) }
    await tx.checkCampaign.create({
      data: {
        tenantId,
        id,
        title: rest.title,
        basis: rest.basis,
        formTitle: form.title,
        sample: form.sample,
        ruling: form.ruling,
        form: body,
        ...days,
        items: { plan: planItem, done: doneItem, groups: groupItems, carries, kinds },
        createdBy: actor.name,
      },
      select: { id: true },
    })
    await addChecks(ctx, { id, title: rest.title }, rows)
    return done(
      { id, count: rows.length },
      {
        subject: { type: 'CheckCampaign', id },
        after: {
          title: rest.title,
          basis: rest.basis,
          form: form.title,
          checkBy: rest.checkBy,
          planBy: rest.planBy,
          doneBy: rest.doneBy,
          services: rows.length,
        },
      },
    )
  },
})

/** Takes up services that came into the registries after the campaign was opened. */
export const addToCampaign = defineCommand({
  operation: operations['check.campaign'],
  schema: CampaignId,
  unversioned: 'a service stands once in a campaign: the same twice adds nothing',
  run: async (ctx, { id }) => {
    const { tx, tenantId } = ctx
    await takeTurn(tx, 'check campaign', tenantId, id)
    const campaign = await tx.checkCampaign.findFirst({ where: { tenantId, id } })
    if (!campaign) return notFound('Самопроверка')
    if (campaign.closedAt) return fail('RULE', 'Самопроверка закрыта: список услуг больше не меняется.')
    const { carries = [], kinds = [] } = campaign.items as Partial<Scope>
    const rows = await missingProcesses(ctx, id, { carries, kinds })
    if (rows.length > 0) await addChecks(ctx, campaign, rows)
    return done(
      { count: rows.length },
      { subject: { type: 'CheckCampaign', id }, after: { title: campaign.title, services: rows.length } },
    )
  },
})

async function lockCampaign(ctx: CommandContext, { id }: { id: string }) {
  await lockRow(ctx, 'CheckCampaign', id)
  const campaign = await ctx.tx.checkCampaign.findFirst({ where: { tenantId: ctx.tenantId, id } })
  return campaign ? { ok: true as const, value: campaign } : notFound('Самопроверка')
}

/** Ends the checking: what is not signed stays unchecked; plans go on to their days. */
export const closeCheckCampaign = defineCommand({
  operation: operations['check.campaign'],
  schema: CampaignInput,
  changes: 'CheckCampaign',
  row: lockCampaign,
  run: async ({ tx, tenantId, actor, now }, { id }, campaign) => {
    if (campaign.closedAt) return fail('RULE', 'Самопроверка уже закрыта.')
    const unsigned = await tx.processCheck.count({ where: { tenantId, campaignId: id, signedAt: null } })
    await tx.checkCampaign.update({
      where: { tenantId_id: { tenantId, id } },
      data: { closedAt: now, closedBy: actor.name, version: { increment: 1 } },
      select: { id: true },
    })
    return done(
      { id, unsigned },
      { subject: { type: 'CheckCampaign', id }, after: { title: campaign.title, unsigned } },
    )
  },
})
