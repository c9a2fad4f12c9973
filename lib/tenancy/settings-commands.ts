import 'server-only'
import type { Prisma } from '@/lib/generated/prisma/client'
import { EscalationInput } from '@/lib/deadlines/schema'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { enqueue } from '@/lib/platform/outbox'
import { ProposalSettingsInput } from '@/lib/proposals/schema'
import { AppearanceInput, EmblemInput, OpenDataInput, SignInPolicyInput } from './schema'
import { operations } from './operations'

const subject = (ctx: CommandContext) => ({ type: 'Tenant', id: ctx.tenantId }) as const

/** Name, accent and emblem stand on every published page, so these are refreshed. */
const refreshPublicPages = (ctx: CommandContext) =>
  enqueue(ctx.tx, ctx.tenantId, { kind: 'cache.refresh', payload: { paths: [`/${ctx.actor.tenant.slug}`] } })

export const updateAppearance = defineCommand({
  operation: operations['tenant.settings.update'],
  schema: AppearanceInput,
  run: async (ctx, input) => {
    const before = await ctx.tx.tenant.findUniqueOrThrow({
      where: { id: ctx.tenantId },
      select: { name: true, accent: true },
    })
    await ctx.tx.tenant.update({ where: { id: ctx.tenantId }, data: input, select: { id: true } })
    await refreshPublicPages(ctx)
    return done(null, { subject: subject(ctx), before, after: input })
  },
})

/** Sets the emblem (a data: URL made by emblemDataUrl) or, with null, takes it off. */
export const setEmblem = defineCommand({
  operation: operations['tenant.settings.update'],
  schema: EmblemInput,
  run: async (ctx, input) => {
    const before = await ctx.tx.tenant.findUniqueOrThrow({ where: { id: ctx.tenantId }, select: { emblem: true } })
    await ctx.tx.tenant.update({ where: { id: ctx.tenantId }, data: { emblem: input.emblem }, select: { id: true } })
    await refreshPublicPages(ctx)
    // The picture itself would only swell the journal; its size tells that it changed.
    return done(null, {
      subject: subject(ctx),
      before: { emblem: before.emblem?.length ?? null },
      after: { emblem: input.emblem?.length ?? null },
    })
  },
})

/** Password length, session time-out, lock-out, second factor; in force at the next request. */
export const updateSignInPolicy = defineCommand({
  operation: operations['tenant.settings.update'],
  schema: SignInPolicyInput,
  run: async (ctx, input) => {
    const { settings } = await ctx.tx.tenant.findUniqueOrThrow({
      where: { id: ctx.tenantId },
      select: { settings: true },
    })
    await ctx.tx.tenant.update({
      where: { id: ctx.tenantId },
      data: { settings: { ...(settings as Prisma.JsonObject), ...input } },
      select: { id: true },
    })
    return done(null, { subject: subject(ctx), before: settings as Prisma.InputJsonObject, after: input })
  },
})

/** Who answers for the open data: printed in the passport of every data set. */
export const updateOpenData = defineCommand({
  operation: operations['tenant.settings.update'],
  schema: OpenDataInput,
  run: async (ctx, input) => {
    const { settings } = await ctx.tx.tenant.findUniqueOrThrow({
      where: { id: ctx.tenantId },
      select: { settings: true },
    })
    await ctx.tx.tenant.update({
      where: { id: ctx.tenantId },
      data: { settings: { ...(settings as Prisma.JsonObject), openData: input } },
      select: { id: true },
    })
    await refreshPublicPages(ctx)
    return done(null, {
      subject: subject(ctx),
      before: (settings as Prisma.JsonObject).openData ?? undefined,
      after: input,
    })
  },
})

/** How proposals for improvement are taken and answered; in force for those filed from now on. */
export const updateProposalSettings = defineCommand({
  operation: operations['tenant.settings.update'],
  schema: ProposalSettingsInput,
  run: async (ctx, input) => {
    const { settings } = await ctx.tx.tenant.findUniqueOrThrow({
      where: { id: ctx.tenantId },
      select: { settings: true },
    })
    await ctx.tx.tenant.update({
      where: { id: ctx.tenantId },
      data: { settings: { ...(settings as Prisma.JsonObject), proposals: input } },
      select: { id: true },
    })
    return done(null, {
      subject: subject(ctx),
      before: (settings as Prisma.JsonObject).proposals ?? undefined,
      after: input,
    })
  },
})

/** Whom overdue things are brought to and when; in force from the next working day. */
export const updateEscalation = defineCommand({
  operation: operations['tenant.settings.update'],
  schema: EscalationInput,
  run: async (ctx, input) => {
    const { settings } = await ctx.tx.tenant.findUniqueOrThrow({
      where: { id: ctx.tenantId },
      select: { settings: true },
    })
    await ctx.tx.tenant.update({
      where: { id: ctx.tenantId },
      data: { settings: { ...(settings as Prisma.JsonObject), escalation: input } },
      select: { id: true },
    })
    return done(null, {
      subject: subject(ctx),
      before: (settings as Prisma.JsonObject).escalation ?? undefined,
      after: input,
    })
  },
})
