import 'server-only'
import type { z } from 'zod'
import { dayColumn } from '@/lib/core/db-day'
import { freeSlug } from '@/lib/agencies/slug'
import { todayIn } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import type { Quarter } from '@/lib/core/quarters'
import { fail, ok, type Result } from '@/lib/core/result'
import { Prisma } from '@/lib/generated/prisma/client'
import { serverModules } from '@/lib/modules.server'
import { accountFor, createInvite } from '@/lib/account/tokens'
import type { Actor } from '@/lib/platform/actor'
import { recordAudit } from '@/lib/platform/audit'
import { inputFailure } from '@/lib/core/input-failure'
import { platformDb, type Tx } from '@/lib/platform/db'
import type { Operator } from '@/lib/account/operator'
import { requestId } from '@/lib/platform/request-id'
import { programmeJson } from './programmes'
import { CreateTenantInput } from './schema'
import { parseTenantRow, TenantSettings, type TenantView } from '@/lib/core/tenant'
import { parseTemplate, parseTemplateText, type ParsedTemplate } from './template'
import { agencyKinds, type ProgrammeTemplate } from '@/lib/programme/act'

export type NewTenant = {
  slug: string
  /** JSON of a programme template. */
  template: unknown
  name?: string
  kind?: 'REGION' | 'MUNICIPALITY'
  timeZone?: string
  accent?: string
  emblem?: string | null
  isDemo?: boolean
  settings?: Partial<TenantSettings>
  /** First quarter whose report is asked for; the running one when left out. */
  reportsFrom?: Quarter
}

/**
 * The tenant's row, and of the template what each module makes of its blocks. Sets `app.tenant_id` for the rest of the
 * transaction, so the caller may go on writing the tenant's rows. Throws when the template is refused: check it with
 * parseTemplate before.
 */
export async function createTenantRecord(
  tx: Tx,
  input: NewTenant,
): Promise<{
  tenantId: string
  tenant: TenantView
  template: ProgrammeTemplate
}> {
  const parsed = parseTemplate(input.template)
  if (!parsed.ok) throw new Error(parsed.problems.map((problem) => problem.message).join(' '))
  const { template } = parsed
  const tenantId = newId()
  const row = await tx.tenant.create({
    data: {
      id: tenantId,
      slug: input.slug,
      name: input.name ?? template.tenant.name,
      kind: input.kind ?? template.tenant.kind,
      timeZone: input.timeZone ?? template.tenant.timeZone,
      accent: input.accent,
      emblem: input.emblem ?? null,
      isDemo: input.isDemo ?? false,
      settings: TenantSettings.parse(input.settings ?? {}),
      template: template as Prisma.InputJsonObject,
    },
  })
  await tx.$queryRaw`SELECT set_config('app.tenant_id', ${tenantId}, true)`
  const tenant = parseTenantRow(row)
  const made = { tenantId, template, timeZone: tenant.timeZone, now: row.createdAt, reportsFrom: input.reportsFrom }
  for (const { server } of serverModules) await server.template?.load(tx, made)
  return {
    tenantId,
    tenant,
    template,
  }
}

/** The chosen programme, or the pasted text, read and checked. */
export const readTemplateSource = (input: { programme: string; source: string }): ParsedTemplate =>
  input.programme === 'own' ? parseTemplateText(input.source) : parseTemplate(programmeJson(input.programme))

const isOperator = async (tx: Tx, operator: Pick<Operator, 'userId'>): Promise<boolean> =>
  (await tx.user.findUnique({ where: { id: operator.userId }, select: { isOperator: true } }))?.isOperator === true

/**
 * A new tenant: row, methodology, interpretations, agencies that the act lists (on request) and the first person of the
 * authority, invited by letter. All or nothing; recorded in the new tenant's audit. Not defineCommand: there is no
 * tenant to act in yet.
 */
export async function createTenant(
  operator: Pick<Operator, 'userId'>,
  input: z.input<typeof CreateTenantInput>,
): Promise<Result<{ slug: string }>> {
  const parsed = CreateTenantInput.safeParse(input)
  if (!parsed.success) return inputFailure(parsed.error)
  const data = parsed.data
  const template = readTemplateSource(data)
  if (!template.ok)
    return fail('INVALID', 'Шаблон программы не принят: исправьте его и проверьте ещё раз.', {
      details: template.problems,
    })
  const id = await requestId()
  try {
    return await platformDb().$transaction(async (tx) => {
      if (!(await isOperator(tx, operator)))
        return fail('FORBIDDEN', 'Создавать программы может только оператор портала.')
      const made = await createTenantRecord(tx, { ...data, template: template.template })
      const { tenant, tenantId } = made
      const now = new Date()
      const agencies = data.withAgencies ? await createListedAgencies(tx, tenant, made.template, now) : 0
      for (const { server } of serverModules) await server.template?.agenciesMade?.(tx, tenantId)
      const account = await accountFor(tx, data.authority.email)
      const personId = newId()
      await tx.person.create({
        data: {
          tenantId,
          id: personId,
          name: data.authority.name,
          position: data.authority.position,
          email: data.authority.email,
          userId: account.id,
          invitedAt: now,
        },
        select: { id: true },
      })
      await tx.membership.create({ data: { tenantId, id: newId(), personId, role: 'AUTHORITY' }, select: { id: true } })
      await createInvite(tx, { userId: account.id, tenantId, tenantSlug: tenant.slug, tenantName: tenant.name, now })
      const actor: Actor = {
        tenant,
        userId: operator.userId,
        personId: null,
        name: 'Оператор портала',
        sessionId: null,
        strong: true,
        memberships: [],
      }
      await recordAudit(
        tx,
        actor,
        'operator.tenant.create',
        {
          subject: { type: 'Tenant', id: tenantId },
          after: {
            slug: tenant.slug,
            name: tenant.name,
            programme: tenant.programme,
            interpretations: await tx.interpretation.count({ where: { tenantId } }),
            agencies,
            authority: personId,
          },
        },
        id,
      )
      return ok({ slug: tenant.slug })
    })
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') {
      return fail('CONFLICT', 'Такой адрес уже занят другой программой.', {
        fields: { slug: 'Этот адрес занят. Выберите другой.' },
      })
    }
    throw error
  }
}

async function createListedAgencies(
  tx: Tx,
  tenant: TenantView,
  template: ProgrammeTemplate,
  now: Date,
): Promise<number> {
  const tenantId = tenant.id
  const names = [...new Set(template.agencies ?? [])]
  const kinds = agencyKinds(template)
  const taken = new Set<string>()
  // Institutions are told from divisions by their legal form, where the tenant knows institutions at all.
  const kindOf = (name: string) =>
    /^М[БКА]У /.test(name) && kinds.includes('MUNICIPAL_INSTITUTION')
      ? 'MUNICIPAL_INSTITUTION'
      : (kinds[0] ?? 'EXECUTIVE_BODY')
  const rows = names.map((name) => ({ tenantId, id: newId(), name, kind: kindOf(name), slug: freeSlug(name, taken) }))
  await tx.agency.createMany({ data: rows })
  const today = dayColumn(todayIn(tenant.timeZone, now))
  await tx.agencyEvent.createMany({
    data: rows.map((row) => ({
      tenantId,
      id: newId(),
      agencyId: row.id,
      kind: 'CREATED' as const,
      date: today,
      basis: `${template.program.act.type} № ${template.program.act.number}`,
      change: { name: row.name, kind: row.kind },
    })),
  })
  return rows.length
}
