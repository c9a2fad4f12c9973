import 'server-only'
import { Version } from '@/lib/core/fields'
import { fail } from '@/lib/core/result'
import type { Prisma } from '@/lib/generated/prisma/client'
import { EscalationInput } from '@/lib/deadlines/schema'
import { lostKeys } from '@/lib/feedback/clients/keys-in-use'
import { FeedbackSettingsInput } from '@/lib/feedback/settings-schema'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { enqueue } from '@/lib/platform/outbox'
import { keysInUse, remarkInstitutions } from '@/lib/processes/registry/changed'
import { ProcessSettingsInput } from '@/lib/processes/settings-schema'
import { ProposalSettingsInput } from '@/lib/proposals/schema'
import { AppearanceInput, EmblemInput, OpenDataInput, SignInPolicyInput } from './schema'
import { sectionVersions, type SettingSection } from './sections'
import { operations } from './operations'

/** The journal speaks of one section at a time, as its version does. */
const subject = (section: SettingSection) => ({ type: 'Tenant', id: section }) as const
const seen = { version: Version }

type Stored = {
  name: string
  accent: string
  emblem: string | null
  settings: Prisma.JsonObject
  settingVersions: Prisma.JsonValue
}

/** `row` of a section: the tenant held until the transaction ends, with the version of that section. */
const lockSection = (section: SettingSection) => async (ctx: CommandContext) => {
  const [row] = await ctx.tx.$queryRaw<[Stored]>`
    SELECT "name", "accent", "emblem", CASE jsonb_typeof("settings") WHEN 'object' THEN "settings"
      ELSE '{"requireSecondFactor": true}' END AS "settings", "settingVersions"
    FROM "Tenant" WHERE "id" = ${ctx.tenantId}::uuid FOR NO KEY UPDATE`
  return { ok: true as const, value: { ...row, id: section, version: sectionVersions(row.settingVersions)[section] } }
}

type Locked = { id: SettingSection; version: number }

/**
 * The section is one version further; `part` is what it writes into the settings: the other sections stay as they are.
 * Settings that cannot be read ask for the second factor, and go on doing so until somebody says otherwise.
 */
const saveSection = ({ tx, tenantId }: CommandContext, { id, version }: Locked, part: Prisma.InputJsonObject = {}) =>
  tx.$executeRaw`
    UPDATE "Tenant" SET
      "settings" = CASE jsonb_typeof("settings") WHEN 'object' THEN "settings"
      ELSE '{"requireSecondFactor": true}' END || ${JSON.stringify(part)}::jsonb,
      "settingVersions" = CASE jsonb_typeof("settingVersions") WHEN 'object' THEN "settingVersions"
      ELSE '{}' END || jsonb_build_object(${id}::text, ${version + 1}::int)
    WHERE "id" = ${tenantId}::uuid`

/** Name, accent and emblem stand on every published page, so these are refreshed. */
const refreshPublicPages = (ctx: CommandContext) =>
  enqueue(ctx.tx, ctx.tenantId, { kind: 'cache.refresh', payload: { paths: [`/${ctx.actor.tenant.slug}`] } })

export const updateAppearance = defineCommand({
  operation: operations['tenant.settings.update'],
  schema: AppearanceInput.extend(seen),
  changes: 'Tenant',
  row: lockSection('appearance'),
  run: async (ctx, { version: _version, ...input }, row) => {
    await ctx.tx.tenant.update({ where: { id: ctx.tenantId }, data: input, select: { id: true } })
    await saveSection(ctx, row)
    await refreshPublicPages(ctx)
    return done(null, { subject: subject(row.id), before: { name: row.name, accent: row.accent }, after: input })
  },
})

/** Sets the emblem (a data: URL made by emblemDataUrl) or, with null, takes it off. */
export const setEmblem = defineCommand({
  operation: operations['tenant.settings.update'],
  schema: EmblemInput.extend(seen),
  changes: 'Tenant',
  row: lockSection('emblem'),
  run: async (ctx, { emblem }, row) => {
    await ctx.tx.tenant.update({ where: { id: ctx.tenantId }, data: { emblem }, select: { id: true } })
    await saveSection(ctx, row)
    await refreshPublicPages(ctx)
    // The picture itself would only swell the journal; its size tells that it changed.
    return done(null, {
      subject: subject(row.id),
      before: { emblem: row.emblem?.length ?? null },
      after: { emblem: emblem?.length ?? null },
    })
  },
})

/** Password length, session time-out, lock-out, second factor; in force at the next request. */
export const updateSignInPolicy = defineCommand({
  operation: operations['tenant.settings.update'],
  schema: SignInPolicyInput.extend(seen),
  changes: 'Tenant',
  row: lockSection('signIn'),
  run: async (ctx, { version: _version, ...input }, row) => {
    await saveSection(ctx, row, input)
    const before = Object.fromEntries(Object.keys(input).map((key) => [key, row.settings[key] ?? null]))
    return done(null, { subject: subject(row.id), before: before as Prisma.InputJsonObject, after: input })
  },
})

/** Who answers for the open data: printed in the passport of every data set. */
export const updateOpenData = defineCommand({
  operation: operations['tenant.settings.update'],
  schema: OpenDataInput.extend(seen),
  changes: 'Tenant',
  row: lockSection('openData'),
  run: async (ctx, { version: _version, ...input }, row) => {
    await saveSection(ctx, row, { openData: input })
    await refreshPublicPages(ctx)
    return done(null, { subject: subject(row.id), before: row.settings.openData ?? undefined, after: input })
  },
})

/** How proposals for improvement are taken and answered; in force for those filed from now on. */
export const updateProposalSettings = defineCommand({
  operation: operations['tenant.settings.update'],
  schema: ProposalSettingsInput.extend(seen),
  changes: 'Tenant',
  row: lockSection('proposals'),
  run: async (ctx, { version: _version, ...input }, row) => {
    await saveSection(ctx, row, { proposals: input })
    return done(null, { subject: subject(row.id), before: row.settings.proposals ?? undefined, after: input })
  },
})

/** Whom overdue things are brought to and when; in force from the next working day. */
export const updateEscalation = defineCommand({
  operation: operations['tenant.settings.update'],
  schema: EscalationInput.extend(seen),
  changes: 'Tenant',
  row: lockSection('escalation'),
  run: async (ctx, { version: _version, ...input }, row) => {
    await saveSection(ctx, row, { escalation: input })
    return done(null, { subject: subject(row.id), before: row.settings.escalation ?? undefined, after: input })
  },
})

/** Groups and kinds of processes, readings of the act about them, the share of useful time; in force at once. */
export const updateProcessSettings = defineCommand({
  operation: operations['tenant.settings.update'],
  schema: ProcessSettingsInput.extend(seen),
  changes: 'Tenant',
  row: lockSection('processes'),
  run: async (ctx, { version: _version, ...input }, row) => {
    const { groups, carries } = await keysInUse(ctx)
    const titles = ctx.actor.tenant.settings.processes
    const gone = (used: readonly string[], kept: readonly { key: string }[], all: readonly Titled[]): string =>
      used
        .filter((key) => !kept.some((one) => one.key === key))
        .map((key) => `«${all.find((one) => one.key === key)?.title ?? key}»`)
        .join(', ')
    const lost = {
      groups: gone(groups, input.groups, titles.groups),
      carries: gone(carries, input.carries, titles.carries),
    }
    const fields = Object.fromEntries(
      Object.entries(lost).flatMap(([field, names]) =>
        names ? [[field, `У процессов указано: ${names}. Сначала измените эти процессы.`]] : [],
      ),
    )
    if (Object.keys(fields).length > 0) return fail('INVALID', 'Настройки процессов пока не сохранены.', { fields })
    // What the form does not ask (the working day, one worker a step) stays as the act gave it.
    const kept = row.settings.processes
    await saveSection(ctx, row, { processes: { ...(isObject(kept) && kept), ...input } })
    await refreshPublicPages(ctx)
    if (input.institutionRegistries !== titles.institutionRegistries) await remarkInstitutions(ctx)
    return done(null, { subject: subject(row.id), before: row.settings.processes ?? undefined, after: input })
  },
})

/** How clients are asked and answered, their kinds and channels, decisions on life situations; in force at once. */
export const updateFeedbackSettings = defineCommand({
  operation: operations['tenant.settings.update'],
  schema: FeedbackSettingsInput.extend({ ...seen }),
  changes: 'Tenant',
  row: lockSection('feedback'),
  run: async (ctx, { version: _version, ...input }, row) => {
    const fields = await lostKeys(ctx, input)
    if (Object.keys(fields).length > 0)
      return fail('INVALID', 'Правила работы с клиентами пока не сохранены.', { fields })
    await saveSection(ctx, row, { feedback: input })
    await refreshPublicPages(ctx)
    return done(null, { subject: subject(row.id), before: row.settings.feedback ?? undefined, after: input })
  },
})

const isObject = (stored: unknown): stored is Prisma.JsonObject =>
  typeof stored === 'object' && stored !== null && !Array.isArray(stored)

type Titled = { key: string; title: string }
