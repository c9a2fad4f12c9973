import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkPills } from '@/components/ui/Tabs'
import { formatShort, yearOf } from '@/lib/core/dates'
import { requireActor, todayOf } from '@/lib/platform/actor'
import { SHARE_RULING } from '@/lib/processes/registry/share'
import { getReengineeredShare, type ShareView } from '@/lib/processes/registry/share-queries'

export const metadata: Metadata = { title: 'Реинжиниринг процессов' }

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<{ year?: string }> }
type Line = ShareView['agencies'][number]

/** The share with what it is made of: whose registry, which processes. */
export default async function ReengineeringPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const { year: wanted = '' } = await searchParams
  const office = `/${tenant}/office/processes`
  const at = `${office}/reengineering`
  const actor = await requireActor(tenant, at)
  const now = yearOf(todayOf(actor))
  const years = [now, now - 1, now - 2]
  const year = years.find((one) => String(one) === wanted) ?? now
  const { total, agencies } = await getReengineeredShare(actor, { year })
  return (
    <>
      <Breadcrumbs items={[{ label: pageName('processes'), href: office }, { label: 'Реинжиниринг' }]} />
      <PageTitle
        title={
          total.percent === null
            ? `Утверждённых реестров на ${year} год нет`
            : `За ${year} год – ${total.percent} %: ${total.done} из ${total.registered}`
        }
        lead={SHARE_RULING}
      />
      <LinkPills
        label="Год"
        items={years.map((one) => ({ href: `${at}?year=${one}`, label: String(one), current: one === year }))}
      />
      {agencies.length === 0 ? (
        <EmptyState title="Делить не на что">Доля появится, когда утвердят реестр процессов.</EmptyState>
      ) : (
        <DataTable
          caption={`Реинжиниринг процессов за ${year} год по участникам`}
          columns={columnsOf(office)}
          rows={agencies}
          rowKey={({ id }) => id}
        />
      )}
    </>
  )
}

const columnsOf = (office: string): Column<Line>[] => [
  {
    key: 'name',
    header: 'Участник',
    phone: 'title',
    width: '34%',
    cell: ({ id, name }) => <a href={`${office}/registry/${id}`}>{name}</a>,
  },
  {
    key: 'done',
    header: 'Новый порядок введён в году',
    phone: 'wide',
    cell: ({ reengineered }) =>
      reengineered.length === 0 ? (
        <span className="text-muted">ни в одном процессе</span>
      ) : (
        <ul>
          {reengineered.map(({ id, code, name, on }) => (
            <li key={id}>
              <a href={`${office}/${id}`}>
                {code} {name}
              </a>{' '}
              <span className="text-sm whitespace-nowrap text-muted">{formatShort(on)}</span>
            </li>
          ))}
        </ul>
      ),
  },
  { key: 'registered', header: 'В утверждённом реестре', numeric: true, cell: ({ registered }) => registered },
  {
    key: 'share',
    header: 'Доля',
    numeric: true,
    phone: 'lead',
    cell: ({ percent }) => <b>{percent === null ? '–' : `${percent} %`}</b>,
  },
]
