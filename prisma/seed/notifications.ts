// Decisions of the demonstration that people are told of inside the portal, beside the letters that were never sent.
import { formatQuarter, quarterNumber } from '../../lib/core/quarters'
import { notify } from '../../lib/notifications/notify'
import type { Notice } from '../../lib/notifications/rules'
import type { Tx } from '../../lib/platform/db'
import { proposalSign, proposalStatusLabels } from '../../lib/proposals/labels'

import { curatorAddresses } from '@/lib/people/addresses'
import { reportStatusLabels } from '@/lib/projects/reports/labels'

const SHOWN = 40

type Event = Omit<Notice, 'to'> & { agencyId: string | null; email: string | null; at: Date }

/** The latest decisions on reports, proposals and quarterly reports; all but each person's newest have been read. */
export async function seedNotifications(tx: Tx, tenantId: string, now: Date): Promise<void> {
  const events = [
    ...(await reports(tx, tenantId)),
    ...(await proposals(tx, tenantId)),
    ...(await quarterly(tx, tenantId)),
  ].filter(({ at }) => at <= now)
  const addresses = await curatorAddresses({ tx, tenantId }, [
    ...new Set(events.flatMap(({ agencyId }) => agencyId ?? [])),
  ])
  for (const { agencyId, email, at, ...event } of events)
    await notify(tx, tenantId, at, [{ ...event, to: email === null ? (addresses.get(agencyId ?? '') ?? []) : [email] }])
  await tx.$executeRaw`
    UPDATE "Notification" n SET "readAt" = n."at" + interval '5 hours' WHERE n."tenantId" = ${tenantId}::uuid
      AND EXISTS (SELECT 1 FROM "Notification" later WHERE later."tenantId" = n."tenantId"
        AND later."personId" = n."personId" AND (later."at", later."id") > (n."at", n."id"))`
}

async function reports(tx: Tx, tenantId: string): Promise<Event[]> {
  const rows = await tx.projectReport.findMany({
    where: { tenantId, status: { in: ['ACCEPTED', 'RETURNED'] }, decidedAt: { not: null } },
    orderBy: { decidedAt: 'desc' },
    take: SHOWN,
    select: {
      id: true,
      status: true,
      decidedAt: true,
      project: { select: { id: true, number: true, title: true, agencyId: true } },
    },
  })
  return rows.flatMap(({ id, status, decidedAt, project }): Event[] =>
    decidedAt === null
      ? []
      : [
          {
            kind: 'REPORT_DECIDED',
            title: `Отчёт о проекте № ${project.number} «${project.title}» ${reportStatusLabels[status].short}`,
            href: `projects/${project.id}/reports/${id}`,
            key: `report:${id}`,
            agencyId: project.agencyId,
            email: null,
            at: decidedAt,
          },
        ],
  )
}

async function proposals(tx: Tx, tenantId: string): Promise<Event[]> {
  const rows = await tx.proposal.findMany({
    where: { tenantId, personId: { not: null }, answeredAt: { not: null } },
    orderBy: { answeredAt: 'desc' },
    take: SHOWN,
    select: {
      id: true,
      number: true,
      title: true,
      status: true,
      agencyId: true,
      answeredAt: true,
      person: { select: { email: true } },
    },
  })
  return rows.flatMap(({ id, number, title, status, agencyId, answeredAt, person }): Event[] =>
    answeredAt === null || person === null
      ? []
      : [
          {
            kind: 'PROPOSAL_ANSWERED',
            title: `${proposalStatusLabels[status].author}: ${proposalSign(number)} «${title}»`,
            href: `proposals/${id}`,
            key: `proposal:${id}`,
            agencyId,
            email: person.email,
            at: answeredAt,
          },
        ],
  )
}

async function quarterly(tx: Tx, tenantId: string): Promise<Event[]> {
  const rows = await tx.quarterlyReport.findMany({
    where: { tenantId, status: { in: ['ACCEPTED', 'RETURNED'] }, decidedAt: { not: null } },
    orderBy: { decidedAt: 'desc' },
    take: SHOWN,
    select: { id: true, year: true, quarter: true, status: true, decidedAt: true, agencyId: true },
  })
  return rows.flatMap(({ id, year, quarter, status, decidedAt, agencyId }): Event[] =>
    decidedAt === null
      ? []
      : [
          {
            kind: 'QUARTERLY_DECIDED',
            title: `Отчёт за ${formatQuarter({ year, quarter: quarterNumber(quarter) })} ${status === 'ACCEPTED' ? 'принят' : 'возвращён с замечаниями'}`,
            href: `quarterly/${id}`,
            key: `quarterly:${id}`,
            agencyId,
            email: null,
            at: decidedAt,
          },
        ],
  )
}
