import 'server-only'
import { notFound } from 'next/navigation'
import { isUuid } from '@/lib/core/ids'
import { markOf } from '@/lib/platform/mark'
import type { Operation } from '@/lib/core/permissions'
import { operations as files } from '@/lib/files/operations'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { operations } from '../operations'
import { compareLists, countLines } from './entry'
import type { ListKind } from './labels'
import { approvalsOf, currentEntries } from './list-read'
import type { ActView, ApprovalView, ClientListPaper, ClientListView } from './view'

const rights: Record<ListKind, { read: Operation; edit: Operation; approve: Operation }> = {
  TOUCHPOINTS: {
    read: operations['touchpoint.read'],
    edit: operations['touchpoint.edit'],
    approve: operations['touchpoint.approve'],
  },
  SEGMENTS: {
    read: operations['segment.read'],
    edit: operations['segment.edit'],
    approve: operations['segment.approve'],
  },
}

async function agencyOf({ tx, tenantId, can }: QueryContext, kind: ListKind, id: string) {
  const agency =
    isUuid(id) && can(rights[kind].read, id)
      ? await tx.agency.findFirst({ where: { tenantId, id }, select: { id: true, name: true, status: true } })
      : null
  if (!agency) notFound()
  return agency
}

async function actsOf(ctx: QueryContext, agencyId: string, approvals: readonly ApprovalView[]): Promise<ActView[]> {
  const ids = approvals.flatMap(({ fileId }) => (fileId ? [fileId] : []))
  const stored =
    ids.length > 0 && ctx.can(files['file.read'], agencyId)
      ? await ctx.tx.storedFile.findMany({
          where: { tenantId: ctx.tenantId, id: { in: ids } },
          select: { id: true, name: true },
        })
      : []
  return approvals.map(({ entries, fileId, ...act }) => ({
    ...act,
    rows: entries.length,
    file: stored.find(({ id }) => id === fileId) ?? null,
  }))
}

/** The list of an agency against its last approved edition. */
const clientList = (kind: ListKind) =>
  defineQuery({
    operation: rights[kind].read,
    run: async (ctx, { agencyId }: { agencyId: string }): Promise<ClientListView> => {
      const { id, name, status } = await agencyOf(ctx, kind, agencyId)
      const approvals = await approvalsOf(ctx, kind, id)
      const entries = await currentEntries(ctx, kind, id)
      const lines = compareLists(kind, approvals[0]?.entries ?? [], entries)
      const active = status === 'ACTIVE'
      return {
        kind,
        agency: { id, name, active },
        acts: await actsOf(ctx, id, approvals),
        lines,
        counts: countLines(lines),
        active: entries.length,
        mark: markOf(entries),
        can: {
          edit: active && ctx.can(rights[kind].edit, id),
          approve: active && ctx.can(rights[kind].approve, id),
        },
      }
    },
  })
export const getTouchpointList = clientList('TOUCHPOINTS')
export const getSegmentList = clientList('SEGMENTS')

/** One state of a list for print: an edition as it was frozen, or – without a number – the draft of the next. */
const clientListPaper = (kind: ListKind) =>
  defineQuery({
    operation: rights[kind].read,
    run: async (ctx, input: { agencyId: string; edition: number | null }): Promise<ClientListPaper> => {
      const { tenant } = ctx.actor
      const { id, name } = await agencyOf(ctx, kind, input.agencyId)
      const approvals = await approvalsOf(ctx, kind, id)
      const asked =
        input.edition === null ? null : (approvals.find((one) => one.edition === input.edition) ?? notFound())
      const [act = null] = asked ? await actsOf(ctx, id, [asked]) : []
      return {
        kind,
        tenantName: tenant.name,
        timeZone: tenant.timeZone,
        isDemo: tenant.isDemo,
        printedAt: ctx.now,
        agency: { id, name },
        act,
        edition: asked?.edition ?? approvals.length + 1,
        entries: asked?.entries ?? (await currentEntries(ctx, kind, id)),
      }
    },
  })
export const getTouchpointPaper = clientListPaper('TOUCHPOINTS')
export const getSegmentPaper = clientListPaper('SEGMENTS')
