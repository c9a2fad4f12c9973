import type { Metadata } from 'next'
import { PageTitle } from '@/components/layout/PageTitle'
import { ButtonLink } from '@/components/ui/Button'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { NumberStrip, Section } from '@/components/ui/Section'
import { LinkPills } from '@/components/ui/Tabs'
import { yearOf } from '@/lib/core/dates'
import { addDecimals, formatDecimal } from '@/lib/core/decimal'
import { formatNumber } from '@/lib/core/format'
import { requireActor, todayOf } from '@/lib/platform/actor'
import { proposalCounts, proposalCountsByPerson } from '@/lib/proposals/count-queries'
import type { AgencyProposalCounts, PersonProposalCounts } from '@/lib/proposals/view'
import { ProposalTabs } from '../ProposalTabs'

export const metadata: Metadata = { title: 'Предложения: итоги за год' }

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<{ year?: string }> }

const sum = (rows: readonly AgencyProposalCounts[], key: 'filed' | 'accepted' | 'done' | 'late'): number =>
  rows.reduce((total, row) => total + row[key], 0)
const whole = (decimal: string): string => formatDecimal(decimal, { digits: 0 })

const agencyColumnsOf = (at: string, year: number): Column<AgencyProposalCounts>[] => [
  {
    key: 'agency',
    header: 'Орган',
    phone: 'title',
    cell: (row) => <a href={`${at}?agency=${row.agencyId}&year=${year}`}>{row.agencyName}</a>,
  },
  { key: 'filed', header: 'Подано', numeric: true, cell: (row) => row.filed, width: '5rem' },
  { key: 'accepted', header: 'Принято', numeric: true, cell: (row) => row.accepted, width: '5rem' },
  { key: 'declined', header: 'Отклонено', numeric: true, cell: (row) => row.declined, width: '6rem' },
  { key: 'done', header: 'Внедрено', numeric: true, cell: (row) => row.done, width: '6rem' },
  {
    key: 'late',
    header: 'С\u00a0опозданием',
    numeric: true,
    cell: (row) => (row.late > 0 ? <span className="text-danger">{row.late}</span> : '–'),
    width: '8rem',
  },
  {
    key: 'hours',
    header: 'Часов в\u00a0год',
    numeric: true,
    cell: (row) => (row.hours === '0' ? '–' : formatDecimal(row.hours)),
    width: '7rem',
  },
  {
    key: 'money',
    header: 'Рублей в\u00a0год',
    numeric: true,
    cell: (row) => (row.money === '0' ? '–' : whole(row.money)),
    width: '8rem',
  },
]

const personColumns: Column<PersonProposalCounts>[] = [
  { key: 'name', header: 'Работник', phone: 'title', cell: (row) => row.name },
  { key: 'agency', header: 'Орган', phone: 'bare', cell: (row) => row.agencyName },
  { key: 'filed', header: 'Подано', numeric: true, cell: (row) => row.filed, width: '5rem' },
  { key: 'accepted', header: 'Принято', numeric: true, cell: (row) => row.accepted, width: '5rem' },
  { key: 'done', header: 'Внедрено', numeric: true, cell: (row) => row.done, width: '6rem' },
]

export default async function ProposalCountsPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const actor = await requireActor(tenant, `/${tenant}/office/proposals/counts`)
  const thisYear = yearOf(todayOf(actor))
  const asked = Number((await searchParams).year)
  const year = Number.isInteger(asked) && asked > 2000 && asked <= thisYear ? asked : thisYear
  const period = { from: `${year}-01-01`, to: `${year}-12-31` }
  const rows = await proposalCounts(actor, period)
  const people = await proposalCountsByPerson(actor, period)
  const at = `/${tenant}/office/proposals`
  return (
    <>
      <PageTitle
        title={`Предложения за ${year} год`}
        lead="Подано – по дню подачи, принято – по дню ответа, внедрено – по дню внедрения. Эти числа идут в показатели плана."
        actions={
          rows.length > 0 && (
            <ButtonLink href={`/api/${tenant}/documents/proposals/counts-${year}.xlsx`} variant="quiet" download="">
              Скачать XLSX
            </ButtonLink>
          )
        }
      />
      <ProposalTabs tenant={tenant} current="counts" />
      <LinkPills
        label="Год"
        items={[0, 1, 2, 3].map((back) => ({
          href: `${at}/counts?year=${thisYear - back}`,
          label: String(thisYear - back),
          current: year === thisYear - back,
        }))}
      />
      {rows.length > 0 && <Numbers rows={rows} year={year} at={at} />}
      <Section title="По органам">
        <DataTable
          caption={`Предложения по органам за ${year} год`}
          dense
          rows={rows}
          rowKey={({ agencyId }) => agencyId}
          empty={
            <EmptyState title={`За ${year} год предложений нет`}>
              Повесьте плакат с QR-кодом там, где люди работают: подать предложение можно с телефона за две минуты.
            </EmptyState>
          }
          columns={agencyColumnsOf(at, year)}
        />
      </Section>
      {people.length > 0 && (
        <Section
          title="По работникам"
          lead="Только те, кто назвался и подал из кабинета. Принято и внедрено – из поданных за год."
        >
          <DataTable
            caption={`Предложения по работникам за ${year} год`}
            dense
            rows={people}
            rowKey={({ personId, agencyName }) => `${personId} ${agencyName}`}
            columns={personColumns}
          />
        </Section>
      )}
    </>
  )
}

function Numbers({ rows, year, at }: { rows: AgencyProposalCounts[]; year: number; at: string }) {
  return (
    <NumberStrip
      label={`Предложения за ${year} год`}
      items={[
        { key: 'filed', value: formatNumber(sum(rows, 'filed')), label: 'подано', href: `${at}?year=${year}` },
        { key: 'accepted', value: formatNumber(sum(rows, 'accepted')), label: 'принято' },
        { key: 'done', value: formatNumber(sum(rows, 'done')), label: 'внедрено' },
        { key: 'hours', value: whole(addDecimals(...rows.map(({ hours }) => hours))), label: 'часов в год' },
        { key: 'money', value: whole(addDecimals(...rows.map(({ money }) => money))), label: 'рублей в год' },
      ]}
    />
  )
}
