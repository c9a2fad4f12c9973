import 'server-only'
import type { SurveyAudience, SurveyStatus } from '@/lib/generated/prisma/client'
import { parseTenantRow, type TenantView } from '@/lib/core/tenant'
import { platformDb, withTenant, type Tx } from '@/lib/platform/db'
import { tokenHash } from '@/lib/platform/secrets'
import { surveySchema, type SurveyContent } from '../survey/definition'

/** Where an answer form stands: by the survey's own word, or by a touchpoint's, on a registered tablet or not. */
export type Where = { survey: string } | { touchpoint: string; desk?: string | undefined }

/** A survey as its answer form needs it. */
export type OpenedSurvey = {
  id: string
  title: string
  status: SurveyStatus
  audience: SurveyAudience
  opensOn: Date | null
  closesOn: Date | null
  service: string
  agency: { id: string; name: string } | null
  /** The version asked now; null – nothing was started. */
  versionId: string | null
  touchpoint: { id: string; name: string; place: string; service: string; agencyId: string; agencyName: string } | null
  desk: { id: string; quota: number } | null
}

/** Versions never change, so what was read of one is kept; the oldest is forgotten. */
const versions = new Map<string, { surveyId: string; content: SurveyContent }>()
const KEPT = 500

/** Files are taken by people, not by a public form: such questions are not on it. */
const withoutFiles = ({ pages }: SurveyContent): SurveyContent => ({
  pages: pages.map((page) => ({ ...page, questions: page.questions.filter(({ kind }) => kind !== 'file') })),
})

/** The content of a version of the tenant and whose it is; null – there is none. */
export const versionContent = (tenantId: string, versionId: string) => {
  const known = versions.get(`${tenantId} ${versionId}`)
  return known ? Promise.resolve(known) : withTenant(tenantId, (tx) => versionContentIn(tx, tenantId, versionId))
}

/** The same inside a transaction of the caller. */
export async function versionContentIn(tx: Tx, tenantId: string, versionId: string) {
  const key = `${tenantId} ${versionId}`
  const known = versions.get(key)
  if (known) return known
  const row = await tx.surveyVersion.findUnique({
    where: { tenantId_id: { tenantId, id: versionId } },
    select: { surveyId: true, content: true },
  })
  return row ? keep(key, row) : null
}

function keep(key: string, row: { surveyId: string; content: unknown }) {
  const value = { surveyId: row.surveyId, content: withoutFiles(surveySchema.parse(row.content)) }
  const [oldest] = versions.keys()
  if (versions.size >= KEPT && oldest !== undefined) versions.delete(oldest)
  versions.set(key, value)
  return value
}

/** The programme at whose address an answer is given, with its settings as they are now; null – there is none. */
export async function askingTenant(slug: string): Promise<TenantView | null> {
  const row = await platformDb().tenant.findUnique({ where: { slug } })
  return row && parseTenantRow(row)
}

/** The survey behind an address; null – no such address, or nothing is asked there. */
export function openSurvey(tenant: TenantView, where: Where): Promise<OpenedSurvey | null> {
  return withTenant(tenant.id, async (tx) => {
    const touchpoint = 'touchpoint' in where ? await touchpointOf(tx, tenant.id, where) : null
    if ('touchpoint' in where && !touchpoint) return null
    const row = await tx.survey.findFirst({
      where: {
        tenantId: tenant.id,
        template: false,
        status: { not: 'DRAFT' },
        ...('survey' in where ? { code: where.survey } : { id: touchpoint?.surveyId ?? '' }),
      },
      select: {
        ...{ id: true, title: true, status: true, audience: true, opensOn: true, closesOn: true, service: true },
        agency: { select: { id: true, name: true } },
        versions: { orderBy: { number: 'desc' }, take: 1, select: { id: true } },
      },
    })
    if (!row) return null
    const { versions: started, ...survey } = row
    return {
      ...survey,
      versionId: started[0]?.id ?? null,
      touchpoint: touchpoint && {
        ...{ id: touchpoint.id, name: touchpoint.name, place: touchpoint.place, service: touchpoint.service },
        agencyId: touchpoint.agencyId,
        agencyName: touchpoint.agency.name,
      },
      desk: touchpoint?.desks[0] ?? null,
    }
  })
}

async function touchpointOf(
  tx: Tx,
  tenantId: string,
  { touchpoint: code, desk }: Extract<Where, { touchpoint: string }>,
) {
  const found = await tx.touchpoint.findUnique({
    where: { tenantId_code: { tenantId, code } },
    select: {
      ...{ id: true, name: true, place: true, service: true, agencyId: true, surveyId: true, status: true },
      agency: { select: { name: true } },
      desks: {
        where: { hash: desk ? tokenHash(desk) : '', retired: false },
        select: { id: true, quota: true },
        take: 1,
      },
    },
  })
  return found?.surveyId && found.status === 'ACTIVE' ? found : null
}

/** Agencies among which a person chooses when the survey asks about all of them. */
export const agenciesAsked = (tenantId: string): Promise<{ id: string; name: string }[]> =>
  withTenant(tenantId, (tx) =>
    tx.agency.findMany({
      where: { tenantId, status: 'ACTIVE' },
      select: { id: true, name: true },
      orderBy: { name: 'asc' },
    }),
  )

export type ToldChange = { said: string; answer: string; done: boolean; on: Date | null; heard: number | null }

/** What was done after earlier answers, as it stands on the agency's public page: at most three. */
export async function changesTold(tenantId: string, agencyId: string): Promise<ToldChange[]> {
  const rows = await withTenant(tenantId, (tx) =>
    tx.problem.findMany({
      where: { tenantId, agencyId, publishedAt: { not: null }, status: { in: ['DONE', 'DECLINED', 'TOLD'] } },
      select: { said: true, title: true, answer: true, doneOn: true, heard: true, status: true },
      orderBy: [{ doneOn: { sort: 'desc', nulls: 'last' } }, { id: 'desc' }],
      take: 3,
    }),
  )
  return rows.map(({ said, title, answer, doneOn, heard }) => ({
    said: said || title,
    answer,
    done: doneOn !== null,
    on: doneOn,
    heard,
  }))
}
