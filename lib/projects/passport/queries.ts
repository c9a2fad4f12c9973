import 'server-only'
import { notFound } from 'next/navigation'
import { isUuid } from '@/lib/core/ids'
import type { Prisma } from '@/lib/generated/prisma/client'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { dayOf } from '@/lib/core/db-day'
import { projectCandidates } from '@/lib/people/candidates'
import { comparePassports, type PassportFields } from '../form/passport'
import type { TextAuthors } from '@/lib/core/text-autosave'
import { PassportForm } from '../form/form'
import type {
  ComparisonView,
  EditorView,
  PassportLive,
  PassportView,
  PersonPick,
  RemarkView,
  VersionLine,
  VersionView,
} from './view'
import { editRefusal } from '../state/rules'
import { projectWhere, canOnProject } from '../state/scope'
import { operations } from '../operations'

/** An edit so fresh that its writer is taken to be at it still. */
const PRESENT_MS = 90_000

/** Others who wrote in the passport a moment ago, each with the place of the latest edit. */
export function editorsOf(edits: TextAuthors, me: string, now: Date): EditorView[] {
  const latest = new Map<string, { path: string; at: string }>()
  for (const [path, { by, at }] of Object.entries(edits)) {
    if (by !== me && now.getTime() - Date.parse(at) < PRESENT_MS && (latest.get(by)?.at ?? '') < at)
      latest.set(by, { path, at })
  }
  return [...latest].map(([name, { path }]) => ({ name, path }))
}

const versionSelect = {
  id: true,
  number: true,
  status: true,
  submittedBy: true,
  submittedAt: true,
  reason: true,
  agreedBy: true,
  agreedAt: true,
  approverName: true,
  approverPosition: true,
  approvedOn: true,
  decidedBy: true,
  decidedAt: true,
  file: { select: { id: true, name: true } },
  _count: { select: { remarks: true } },
} satisfies Prisma.PassportVersionSelect

const lineOf = ({
  _count,
  approvedOn,
  ...row
}: Prisma.PassportVersionGetPayload<{ select: typeof versionSelect }>): VersionLine => ({
  ...row,
  approvedOn: approvedOn && dayOf(approvedOn),
  remarks: _count.remarks,
})

const projectSelect = {
  id: true,
  number: true,
  kind: true,
  status: true,
  title: true,
  form: true,
  fields: true,
  edits: true,
  doubts: true,
  version: true,
  agency: { select: { id: true, name: true } },
  participants: { select: { agencyId: true, agency: { select: { name: true } } } },
} satisfies Prisma.ProjectSelect

/** The project with its passport in work; a foreign one is not found. */
async function findProject(ctx: QueryContext, id: string) {
  const row = isUuid(id)
    ? await ctx.tx.project.findFirst({ where: { AND: [{ id }, projectWhere(ctx)] }, select: projectSelect })
    : null
  return row ?? notFound()
}

const versionsOf = (ctx: QueryContext, projectId: string) =>
  ctx.tx.passportVersion.findMany({
    where: { tenantId: ctx.tenantId, projectId },
    orderBy: { number: 'desc' },
    select: versionSelect,
  })

/** Remarks of the last returned passport, until a later one is approved. */
async function openRemarks(
  ctx: QueryContext,
  versions: readonly { id: string; number: number; status: string }[],
): Promise<RemarkView[]> {
  const returned = versions.find(({ status }) => status === 'RETURNED' || status === 'APPROVED')
  if (returned?.status !== 'RETURNED') return []
  const rows = await ctx.tx.passportRemark.findMany({
    where: { tenantId: ctx.tenantId, versionId: returned.id },
    orderBy: { id: 'asc' },
    select: { id: true, path: true, text: true, byName: true, at: true, resolvedAt: true },
  })
  return rows.map(({ byName, ...row }) => ({ ...row, by: byName, version: returned.number }))
}

/** People of the participating agencies, each with the agency's name. */
async function teamChoices(
  ctx: QueryContext,
  participants: readonly { agencyId: string; agency: { name: string } }[],
): Promise<PersonPick[]> {
  const people = await projectCandidates(ctx, participants, ctx.today)
  return people.map(({ id, name, position, agencyId }) => ({
    id,
    name,
    position,
    agency: participants.find((one) => one.agencyId === agencyId)?.agency.name ?? '',
  }))
}

/** Everything that the passport's page shows, in a fixed number of statements. */
export const getPassport = defineQuery({
  operation: operations['project.read'],
  run: async (ctx, { id }: { id: string }): Promise<PassportView> => {
    const { participants, form, fields, edits, doubts, ...project } = await findProject(ctx, id)
    const versions = await versionsOf(ctx, id)
    const pending = versions.find(({ status }) => status === 'SUBMITTED')
    const approved = versions.find(({ status }) => status === 'APPROVED')
    const approvedFields = approved
      ? ((
          await ctx.tx.passportVersion.findUniqueOrThrow({
            where: { tenantId_id: { tenantId: ctx.tenantId, id: approved.id } },
            select: { fields: true },
          })
        ).fields as PassportFields)
      : null
    const owner = project.agency.id
    const refusal = editRefusal(project.status, pending !== undefined)
    return {
      ...project,
      form: PassportForm.parse(form),
      fields: fields as PassportFields,
      edits: edits as TextAuthors,
      doubts: doubts as Record<string, string>,
      refusal,
      remarks: await openRemarks(ctx, versions),
      editors: editorsOf(edits as TextAuthors, ctx.actor.name, ctx.now),
      people: await teamChoices(ctx, participants),
      pending: pending ? lineOf(pending) : null,
      approved: approved
        ? { number: approved.number, approvedOn: approved.approvedOn && dayOf(approved.approvedOn) }
        : null,
      changed: approvedFields === null || comparePassports(approvedFields, fields as PassportFields).length > 0,
      lastNumber: versions[0]?.number ?? 0,
      can: {
        edit: canOnProject(ctx, operations['project.edit'], participants),
        submit: ctx.can(operations['project.submit'], owner),
        agree: ctx.can(operations['project.agree'], owner),
        decide: ctx.can(operations['project.return'], owner),
        approve: ctx.can(operations['project.approve'], owner),
      },
      userKey: ctx.actor.personId ?? 'none',
      timeZone: ctx.actor.tenant.timeZone,
      isDemo: ctx.actor.tenant.isDemo,
    }
  },
})

/**
 * What may have changed since the page was opened: asked every fifteen seconds by an open form. `version`: the one it
 * has.
 */
export const getPassportLive = defineQuery({
  operation: operations['project.read'],
  run: async (ctx, { id, version }: { id: string; version?: number }): Promise<PassportLive> => {
    const project = await findProject(ctx, id)
    const versions = await ctx.tx.passportVersion.findMany({
      where: { tenantId: ctx.tenantId, projectId: id },
      orderBy: { number: 'desc' },
      select: { id: true, number: true, status: true },
    })
    const edits = project.edits as TextAuthors
    return {
      version: project.version,
      status: project.status,
      refusal: editRefusal(
        project.status,
        versions.some(({ status }) => status === 'SUBMITTED'),
      ),
      editors: editorsOf(edits, ctx.actor.name, ctx.now),
      fields: version === project.version ? null : (project.fields as PassportFields),
      edits: version === project.version ? {} : edits,
      remarks: (await openRemarks(ctx, versions)).map(({ id: remark, resolvedAt }) => ({ id: remark, resolvedAt })),
    }
  },
})

export type PassportSubmission = Pick<
  PassportView,
  'version' | 'form' | 'fields' | 'status' | 'refusal' | 'approved' | 'changed' | 'remarks'
> & { previous: PassportFields | null; canSubmit: boolean }

/** The page before handing in: the check, what changed since the approved version, remarks that are still open. */
export const getPassportSubmission = defineQuery({
  operation: operations['project.read'],
  run: async (ctx, { id }: { id: string }): Promise<PassportSubmission> => {
    const { form, fields, status, agency, version: seen } = await findProject(ctx, id)
    const versions = await versionsOf(ctx, id)
    const approved = versions.find((version) => version.status === 'APPROVED')
    const previous = approved
      ? ((
          await ctx.tx.passportVersion.findUniqueOrThrow({
            where: { tenantId_id: { tenantId: ctx.tenantId, id: approved.id } },
            select: { fields: true },
          })
        ).fields as PassportFields)
      : null
    return {
      version: seen,
      form: PassportForm.parse(form),
      fields: fields as PassportFields,
      status,
      refusal: editRefusal(
        status,
        versions.some((version) => version.status === 'SUBMITTED'),
      ),
      previous,
      approved: approved
        ? { number: approved.number, approvedOn: approved.approvedOn && dayOf(approved.approvedOn) }
        : null,
      changed: previous === null || comparePassports(previous, fields as PassportFields).length > 0,
      remarks: (await openRemarks(ctx, versions)).filter(({ resolvedAt }) => resolvedAt === null),
      canSubmit: ctx.can(operations['project.submit'], agency.id),
    }
  },
})

/** Versions of the passport, the latest first. */
export const listPassportVersions = defineQuery({
  operation: operations['project.read'],
  run: async (ctx, { id }: { id: string }): Promise<VersionLine[]> => {
    await findProject(ctx, id)
    return (await versionsOf(ctx, id)).map(lineOf)
  },
})

/** One version as it was handed in, with its remarks. */
export const getPassportVersion = defineQuery({
  operation: operations['project.read'],
  run: async (ctx, { id, number }: { id: string; number: number }): Promise<VersionView> => {
    await findProject(ctx, id)
    const { tenantId, tx } = ctx
    const row =
      Number.isSafeInteger(number) && number < 100_000
        ? await tx.passportVersion.findFirst({
            where: { tenantId, projectId: id, number },
            select: { ...versionSelect, fields: true, remarks: { orderBy: { id: 'asc' } } },
          })
        : null
    if (!row) notFound()
    const previous = await tx.passportVersion.findFirst({
      where: { tenantId, projectId: id, number: { lt: number } },
      orderBy: { number: 'desc' },
      select: { number: true },
    })
    const { remarks, fields, ...line } = row
    return {
      ...lineOf(line),
      fields: fields as PassportFields,
      previous: previous?.number ?? null,
      remarkList: remarks.map((remark) => ({
        id: remark.id,
        path: remark.path,
        text: remark.text,
        by: remark.byName,
        at: remark.at,
        resolvedAt: remark.resolvedAt,
        version: number,
      })),
    }
  },
})

/** What differs between two versions; «work» is the passport in work. */
export const comparePassportVersions = defineQuery({
  operation: operations['project.read'],
  run: async (ctx, { id, a, b }: { id: string; a: string; b: string }): Promise<ComparisonView> => {
    const project = await findProject(ctx, id)
    const rows = await ctx.tx.passportVersion.findMany({
      where: { tenantId: ctx.tenantId, projectId: id },
      orderBy: { number: 'asc' },
      select: { number: true, status: true, submittedAt: true, reason: true },
    })
    const chosen = await ctx.tx.passportVersion.findMany({
      where: {
        tenantId: ctx.tenantId,
        projectId: id,
        number: { in: [a, b].map(Number).filter((one) => Number.isSafeInteger(one) && one < 100_000) },
      },
      select: { number: true, fields: true },
    })
    const fieldsOf = (which: string): PassportFields =>
      which === 'work'
        ? (project.fields as PassportFields)
        : ((chosen.find(({ number }) => String(number) === which)?.fields ?? notFound()) as PassportFields)
    const [fieldsA, fieldsB] = [fieldsOf(a), fieldsOf(b)]
    return {
      a,
      b,
      versions: rows.map(({ reason: _reason, ...row }) => row),
      fieldsA,
      fieldsB,
      changes: comparePassports(fieldsA, fieldsB),
      reason: rows.find(({ number }) => String(number) === b)?.reason ?? '',
    }
  },
})
