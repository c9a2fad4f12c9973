import type { Metadata } from 'next'
import { PageTitle } from '@/components/layout/PageTitle'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { NumberStrip, Section } from '@/components/ui/Section'
import { LinkPills } from '@/components/ui/Tabs'
import { formatDecimal } from '@/lib/core/decimal'
import { count } from '@/lib/core/format'
import { requireActor } from '@/lib/platform/actor'
import { effectOf } from '@/lib/proposals/rules'
import { amountText } from '@/lib/results/labels'
import type { AgencySavings, Savings } from '@/lib/results/roll-up'
import { getSavingsSummary, type SavingsSummary, type SummaryAgency } from '@/lib/results/summary-queries'
import { ResultTabs } from '../ResultTabs'
import { agencyKindLabel } from '@/lib/core/agency-kinds'

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<{ year?: string }> }

export const metadata: Metadata = { title: 'Сбережено за год' }

const savedText = ({ MONEY, HOURS }: Savings): string =>
  [MONEY !== '0' && amountText('MONEY', MONEY), HOURS !== '0' && amountText('HOURS', HOURS)]
    .filter(Boolean)
    .join(' и ') || 'ничего'
const figure = (amount: string): string => (amount === '0' ? '–' : formatDecimal(amount))

/** What the agency's own projects saved stands apart only where some agencies are under others. */
const agencyColumnsOf = (agencies: SavingsSummary['agencies']): Column<AgencySavings<SummaryAgency>>[] => [
  {
    key: 'agency',
    header: 'Орган',
    phone: 'title',
    cell: ({ agency, depth }) => (
      <span style={{ paddingLeft: `${Math.min(depth, 4) * 1.25}rem` }} className="block">
        {agency.name}
      </span>
    ),
  },
  { key: 'money', header: 'Деньги, ₽', numeric: true, cell: ({ total }) => figure(total.MONEY) },
  { key: 'hours', header: 'Время, ч', numeric: true, cell: ({ total }) => figure(total.HOURS) },
  ...(agencies.some(({ depth }) => depth > 0)
    ? [
        {
          key: 'own',
          header: 'Из них свои проекты',
          phone: 'wide' as const,
          cell: ({ own, total }: AgencySavings<SummaryAgency>) =>
            own.MONEY === total.MONEY && own.HOURS === total.HOURS ? 'всё' : savedText(own),
        },
      ]
    : []),
]

const kindColumns: Column<SavingsSummary['kinds'][number]>[] = [
  { key: 'kind', header: 'Вид участника', phone: 'title', cell: ({ kind }) => agencyKindLabel(kind) },
  { key: 'projects', header: 'Проектов', numeric: true, cell: ({ projects }) => projects },
  { key: 'money', header: 'Деньги, ₽', numeric: true, cell: ({ saved }) => figure(saved.MONEY) },
  { key: 'hours', header: 'Время, ч', numeric: true, cell: ({ saved }) => figure(saved.HOURS) },
]

export default async function SummaryPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const { year } = await searchParams
  const actor = await requireActor(tenant, `/${tenant}/office/results/summary`)
  const summary = await getSavingsSummary(actor, { year: /^20\d\d$/.test(year ?? '') ? Number(year) : undefined })
  const at = `/${tenant}/office/results/summary`
  const nothing = summary.agencies.length === 0
  return (
    <>
      <PageTitle title="Результаты проектов" />
      <ResultTabs tenant={tenant} current="summary" />
      <LinkPills
        label="Год"
        items={summary.years
          .toReversed()
          .map((one) => ({ href: `${at}?year=${one}`, label: String(one), current: one === summary.year }))}
      />
      {nothing ? (
        <EmptyState title={`За ${summary.year} год подтверждённых сумм нет`}>
          {summary.waiting.effects > 0
            ? `Ждут подтверждения: ${savedText(summary.waiting.saved)}.`
            : 'Команды заявляют деньги и часы на странице «Результаты» своего проекта; в сумму они войдут после подтверждения.'}
        </EmptyState>
      ) : (
        <>
          <Numbers tenant={tenant} summary={summary} hourRate={actor.tenant.settings.proposals.hourRate} />
          <Section
            title="По органам"
            rule
            lead="У каждого органа – его проекты и проекты тех, кто ему подчинён. Эффект межведомственного проекта стоит один раз, у органа, который его ведёт."
          >
            <DataTable
              caption={`Сбережено по органам за ${summary.year} год`}
              columns={agencyColumnsOf(summary.agencies)}
              rows={summary.agencies}
              rowKey={({ agency }) => agency.id}
              dense
            />
          </Section>
          {summary.kinds.length > 1 && (
            <Section title="По видам участников" rule>
              <DataTable
                caption={`Сбережено по видам участников за ${summary.year} год`}
                columns={kindColumns}
                rows={summary.kinds}
                rowKey={({ kind }) => kind}
                dense
              />
            </Section>
          )}
          {(summary.included.MONEY !== '0' || summary.included.HOURS !== '0') && (
            <p className="mt-6 max-w-[68ch] text-muted">
              В суммы не вошло {savedText(summary.included)}: при тиражировании этот эффект уже учтён у исходного
              проекта.
            </p>
          )}
        </>
      )}
    </>
  )
}

/** Money, hours and what waits; hours in money by the rate of the programme. */
function Numbers({ tenant, summary, hourRate }: { tenant: string; summary: SavingsSummary; hourRate: number }) {
  const hoursCost =
    summary.all.HOURS === '0' ? null : effectOf({ hours: summary.all.HOURS, saved: null, hourRate }).money
  return (
    <NumberStrip
      label={`Сбережено за ${summary.year} год`}
      items={[
        {
          key: 'money',
          value: amountText('MONEY', summary.all.MONEY),
          label: `денег за ${summary.year} год`,
          note: count(summary.projects, 'проект', 'проекта', 'проектов'),
        },
        {
          key: 'hours',
          value: amountText('HOURS', summary.all.HOURS),
          label: 'рабочего времени',
          note:
            hoursCost === null
              ? undefined
              : `${amountText('MONEY', hoursCost)} по ${formatDecimal(String(hourRate))}\u00a0₽ за час`,
        },
        {
          key: 'waiting',
          value: summary.waiting.effects,
          label: 'ждут подтверждения',
          note: summary.waiting.effects > 0 ? savedText(summary.waiting.saved) : undefined,
          href: summary.waiting.effects > 0 ? `/${tenant}/office/results?kind=effects` : undefined,
        },
      ]}
    />
  )
}
