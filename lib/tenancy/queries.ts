import 'server-only'
import { parseMethodology, type Methodology } from '@/lib/rating/methodology/parse'
import { platformDb, type Tx } from '@/lib/platform/db'
import type { Operator } from '@/lib/account/operator'
import { defineQuery } from '@/lib/platform/query'
import { containing } from '@/lib/core/like'
import { readTenantSettings } from '@/lib/core/tenant'
import { pageCount } from '@/lib/core/pages'
import { programmeOf } from '@/lib/programme/queries'
import { brought } from '@/lib/modules'
import { modulesOf } from './template'
import { operations as ratingOperations } from '@/lib/rating/operations'
import { sectionVersions } from './sections'
import { operations } from './operations'

export type TenantLine = {
  slug: string
  name: string
  programme: string
  createdAt: Date
  isDemo: boolean
  modules: string[]
}
export const TENANTS_PER_PAGE = 50

/** The operator's list: what a tenant is, nothing of what is in it. */
export async function listTenants(
  _operator: Operator,
  input: { q?: string; page?: number },
): Promise<{ rows: TenantLine[]; total: number; page: number; pages: number }> {
  const like = containing(input.q ?? '')
  const page = Math.max(1, input.page ?? 1)
  const rows = await platformDb().$queryRaw<(Omit<TenantLine, 'modules'> & { blocks: string[]; total: bigint })[]>`
    SELECT "slug", "name", coalesce("template" -> 'program' ->> 'title', "name") AS "programme", "createdAt", "isDemo",
      ARRAY(SELECT b FROM unnest(${brought.map(({ block }) => block)}::text[]) b
        WHERE jsonb_typeof("template" -> b) = 'object') AS "blocks", count(*) OVER () AS "total"
    FROM "Tenant" WHERE "name" ILIKE ${like} OR "slug" ILIKE ${like}
      OR "template" -> 'program' ->> 'title' ILIKE ${like}
    ORDER BY "name", "slug" LIMIT ${TENANTS_PER_PAGE} OFFSET ${(page - 1) * TENANTS_PER_PAGE}`
  const total = Number(rows[0]?.total ?? 0)
  return {
    rows: rows.map(({ blocks, total: _total, ...row }) => ({
      ...row,
      modules: modulesOf(Object.fromEntries(blocks.map((block) => [block, true]))),
    })),
    total,
    page,
    pages: pageCount(total, TENANTS_PER_PAGE),
  }
}

export type MethodologyView = {
  id: string
  version: number
  createdAt: Date
  methodology: Methodology
  versions: { version: number; createdAt: Date }[]
}

/** The latest methodology; null when the programme has no rating. */
export async function currentMethodology(tx: Tx, tenantId: string): Promise<Omit<MethodologyView, 'versions'> | null> {
  const row = await tx.methodology.findFirst({ where: { tenantId }, orderBy: { version: 'desc' } })
  if (!row) return null
  const parsed = parseMethodology(row.body)
  if (!parsed.ok) throw new Error(`methodology ${row.id} is broken: ${parsed.problems[0]?.message ?? ''}`)
  return { id: row.id, version: row.version, createdAt: row.createdAt, methodology: parsed.methodology }
}

export const getMethodology = defineQuery({
  operation: ratingOperations['methodology.read'],
  run: async (ctx, _input: Record<never, never>): Promise<MethodologyView | null> => {
    const current = await currentMethodology(ctx.tx, ctx.tenantId)
    if (!current) return null
    const versions = await ctx.tx.methodology.findMany({
      where: { tenantId: ctx.tenantId },
      select: { version: true, createdAt: true },
      orderBy: { version: 'desc' },
      take: 20,
    })
    return { ...current, versions }
  },
})

export type InterpretationView = {
  key: string
  subject: string
  text: string
  version: number
  ruledBy: string | null
  ruledAt: Date | null
}

/** One interpretation with the methodology it reads; null when there is none of that key. */
export const getInterpretation = defineQuery({
  operation: ratingOperations['methodology.read'],
  run: async (
    ctx,
    input: { key: string },
  ): Promise<{ interpretation: InterpretationView; methodology: Methodology | null } | null> => {
    const interpretation = await ctx.tx.interpretation.findUnique({
      where: { tenantId_key: { tenantId: ctx.tenantId, key: input.key } },
      select: { key: true, subject: true, text: true, version: true, ruledBy: true, ruledAt: true },
    })
    return (
      interpretation && {
        interpretation,
        methodology: (await currentMethodology(ctx.tx, ctx.tenantId))?.methodology ?? null,
      }
    )
  },
})

/**
 * The settings as the page edits them, each section with its version, in one read; the actor's own copy may be a
 * request old.
 */
export const getTenantSettings = defineQuery({
  operation: operations['tenant.settings.read'],
  run: async (ctx, _input: Record<never, never>) => {
    const row = await ctx.tx.tenant.findUniqueOrThrow({
      where: { id: ctx.tenantId },
      select: { name: true, accent: true, emblem: true, settings: true, settingVersions: true },
    })
    const template = await programmeOf(ctx.tx, ctx.tenantId)
    const { name, accent, emblem } = row
    return {
      template,
      tenant: { ...ctx.actor.tenant, name, accent, emblem, settings: readTenantSettings(row.settings) },
      versions: sectionVersions(row.settingVersions),
      editable: ctx.can(operations['tenant.settings.update']),
    }
  },
})
