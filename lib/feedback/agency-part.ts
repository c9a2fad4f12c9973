import 'server-only'
import type { ToolSign } from '@/lib/core/agency-part'
import { addYears, formatLong, todayIn, yearOf } from '@/lib/core/dates'
import { dayColumn, dayOf } from '@/lib/core/db-day'
import { formatDecimal } from '@/lib/core/decimal'
import { count, formatNumber, NBSP } from '@/lib/core/format'
import type { AgencyPart } from '@/lib/platform/agency-part'
import { withTenant } from '@/lib/platform/db'
import type { QueryContext } from '@/lib/platform/query'
import { inForce } from './clients/order'
import { operations } from './operations'
import { listPublicResults } from './publication/public-queries'
import { readLastSatisfaction } from './results/cockpit-part'
import { satisfactionText } from './results/cockpit'
import { ofYearWhere, tallyWhere } from './told/read'
import { toldTitle } from './told/labels'

/** «Клиенты» of an agency's page: satisfaction, surveys, problems, the order – the figures of their own pages. */
export const clientsOfAgency: AgencyPart = {
  office: async (ctx, { id }) => {
    const { tx, tenantId, today, actor } = ctx
    if (!ctx.can(operations['result.read'], id)) return []
    const year = yearOf(today)
    const last = await readLastSatisfaction(tx, { tenantId, year, only: [id] })
    const facts = last.of(id)
    const surveys = await tx.survey.groupBy({
      by: ['status'],
      where: { tenantId, agencyId: id, template: false, status: { not: 'DRAFT' } },
      _count: { _all: true },
    })
    const [open, closed] = (['OPEN', 'CLOSED'] as const).map(
      (status) => surveys.find((one) => one.status === status)?._count._all ?? 0,
    )
    const tally = await tallyWhere(
      { tx, tenantId },
      { AND: [{ agencyId: id }, ofYearWhere(actor.tenant.timeZone, year)] },
    )
    const orders = await tx.feedbackOrder.findMany({
      where: { tenantId, agencyId: id, kind: 'COLLECTING' },
      select: { edition: true, from: true, until: true, actTitle: true, actNumber: true, actOn: true },
    })
    const order = inForce(
      orders.map((one) => ({ ...one, from: dayOf(one.from), until: one.until && dayOf(one.until) })),
      today,
    )
    return [
      {
        term: 'Удовлетворённость',
        text: satisfactionText(facts, year),
        href: facts?.last ? `office/surveys/results?by=agency&year=${facts.last.year}` : null,
      },
      {
        term: 'Опросы',
        text:
          open || closed
            ? [open && `идут: ${formatNumber(open)}`, closed && `закрыты: ${formatNumber(closed)}`]
                .filter(Boolean)
                .join(', ')
            : 'своих ещё не было',
        href: `office/surveys?agency=${id}`,
      },
      {
        term: `Проблемы за ${year} год`,
        text:
          tally.all === 0
            ? 'нет'
            : [
                `решено ${formatNumber(tally.done)} из${NBSP}${formatNumber(tally.all)}`,
                tally.declined > 0 && `отказано с${NBSP}объяснением – ${formatNumber(tally.declined)}`,
                `людям сказано о${NBSP}${formatNumber(tally.told)}`,
              ]
                .filter(Boolean)
                .join(', '),
        href: `office/problems?agency=${id}&year=${year}`,
      },
      {
        term: 'Порядок сбора обратной связи',
        text: order
          ? `${order.actTitle} № ${order.actNumber} от ${formatLong(dayOf(order.actOn))}`
          : 'действующего нет',
        href: `office/orders/${id}`,
      },
    ]
  },
  open: async (tenant, { id, slug }) => {
    const results = (await listPublicResults(tenant.id)).filter(({ agencySlug }) => agencySlug === slug)
    const year = yearOf(todayIn(tenant.timeZone, new Date()))
    const tally = await withTenant(tenant.id, (tx) =>
      tallyWhere({ tx, tenantId: tenant.id }, { AND: [{ agencyId: id }, ofYearWhere(tenant.timeZone, year)] }),
    )
    return [
      ...results.slice(0, 5).map(({ code, title, main, answered }) => ({
        term: title,
        text: main
          ? `довольны ${formatDecimal(main.share, { digits: 1 })}${NBSP}% из${NBSP}${formatNumber(main.n)}`
          : `ответили ${count(answered, 'человек', 'человека', 'человек')}`,
        href: `surveys/${code}/results`,
      })),
      ...(tally.shown > 0 ? [{ term: 'Вы сказали – мы сделали', text: toldTitle(tally), href: `told/${slug}` }] : []),
    ]
  },
}

/** The tool «сбор обратной связи» (Belgorod 5.5.2) is in use where clients have answered in the last twelve months. */
export async function surveysHeld({ tx, tenantId, today }: QueryContext, agencyId: string): Promise<ToolSign | null> {
  const held = await tx.surveyBlock.groupBy({
    by: ['surveyId'],
    where: {
      ...{ tenantId, agencyId, until: { gte: dayColumn(addYears(today, -1)) } },
      survey: { audience: { not: 'MODERATED' }, purpose: { notIn: ['CULTURE', 'TRAINING'] } },
    },
    _min: { until: true },
  })
  const days = held.flatMap(({ _min }) => (_min.until ? [dayOf(_min.until)] : [])).sort()
  return days[0]
    ? {
        level: 'APPLIED',
        since: days[0],
        text: `${count(held.length, 'опрос клиентов', 'опроса клиентов', 'опросов клиентов')} с ответами за год`,
        href: `office/surveys?agency=${agencyId}`,
      }
    : null
}
