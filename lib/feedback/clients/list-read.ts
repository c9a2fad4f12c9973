import 'server-only'
import { dayOf } from '@/lib/core/db-day'
import type { TenantSettings } from '@/lib/core/tenant'
import type { Tx } from '@/lib/platform/db'
import { entriesOf, type ListEntry } from './entry'
import type { ApprovalView } from './view'
import { sideLabels, titleOf, type ListKind } from './labels'
import { clientKindTitle, Profile } from './segment'

type Context = { tx: Tx; tenantId: string; actor: { tenant: { settings: TenantSettings } } }

const plain = (text: string) => ({ id: '', text })
const known = (id: string | null, text: string) => ({ id: id ?? '', text })

async function touchpointEntries({ tx, tenantId, actor }: Context, agencyId: string): Promise<ListEntry[]> {
  const { channels } = actor.tenant.settings.feedback
  const rows = await tx.touchpoint.findMany({
    where: { tenantId, agencyId, status: 'ACTIVE' },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    include: { process: { select: { code: true, name: true } }, unit: { select: { name: true } } },
  })
  return rows.map(({ id, name, side, channel, place, service, processId, process, unitId, unit, owner }) => ({
    id,
    name,
    values: {
      side: known(side, sideLabels[side]),
      channel: known(channel, titleOf(channels, channel)),
      place: plain(place),
      service: plain(service),
      process: known(processId, process ? `${process.code} ${process.name}` : ''),
      unit: known(unitId, unit?.name ?? ''),
      owner: plain(owner),
    },
  }))
}

async function segmentEntries({ tx, tenantId, actor }: Context, agencyId: string): Promise<ListEntry[]> {
  const { feedback } = actor.tenant.settings
  const rows = await tx.clientSegment.findMany({
    where: { tenantId, agencyId, retired: false },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    include: { mergedInto: { select: { name: true } } },
  })
  return rows.map(({ id, name, side, kind, profile, mergedInto }) => {
    const { size, needs, pains, expectations, channels, barriers } = Profile.parse(profile)
    return {
      id,
      name: mergedInto ? `${name} (в общем перечне: ${mergedInto.name})` : name,
      values: {
        side: known(side, sideLabels[side]),
        kind: known(kind, clientKindTitle(feedback, side, kind)),
        size: plain(size),
        needs: plain(needs),
        pains: plain(pains),
        expectations: plain(expectations),
        channels: plain(channels),
        barriers: plain(barriers),
      },
    }
  })
}

/** The rows of an agency's list as they are now, by name. */
export const currentEntries = (ctx: Context, kind: ListKind, agencyId: string): Promise<ListEntry[]> =>
  kind === 'TOUCHPOINTS' ? touchpointEntries(ctx, agencyId) : segmentEntries(ctx, agencyId)

/** The approved editions of a list, the last first. */
export async function approvalsOf(
  { tx, tenantId }: Pick<Context, 'tx' | 'tenantId'>,
  kind: ListKind,
  agencyId: string,
): Promise<ApprovalView[]> {
  const rows = await tx.clientListApproval.findMany({
    where: { tenantId, agencyId, kind },
    orderBy: { edition: 'desc' },
  })
  return rows.map(({ edition, actTitle, actNumber, actOn, fileId, approvedBy, approvedAt, content }) => ({
    ...{ edition, actTitle, actNumber, fileId, approvedBy, approvedAt },
    actOn: dayOf(actOn),
    entries: entriesOf(content),
  }))
}
