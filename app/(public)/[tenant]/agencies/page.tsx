import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { PageTitle } from '@/components/layout/PageTitle'
import { LevelBadge } from '@/components/rating/LevelBadge'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { agencyKindLabel, agencyStatusLabels } from '@/lib/agencies/labels'
import { formatShort } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import { count } from '@/lib/core/format'
import { levelSign } from '@/lib/rating/labels'
import { getCurrentMethodology, getPublicTenant, listPublicAgencies, type PublicAgency } from '@/lib/rating/published-queries'
import type { Methodology } from '@/lib/rating/methodology-types'

export const revalidate = 10
export const generateStaticParams = () => []
export const metadata: Metadata = { title: 'Участники программы' }

const ending = ({ ended, until, mergedInto }: PublicAgency): string | null =>
  ended && [agencyStatusLabels[ended].toLowerCase(), ...(until ? [formatShort(until)] : []), ...(mergedInto ? [`теперь ${mergedInto}`] : [])].join(', ')

function Newest({ agency: { newest }, methodology }: { agency: PublicAgency; methodology: Methodology | null }) {
  if (!newest) return <span className="text-muted">не оценивался</span>
  const sign = methodology && levelSign(methodology, newest.level)
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1">
      <b className="font-semibold">{formatDecimal(newest.total)}</b>
      {sign && <LevelBadge tone={sign.tone} glyph={sign.glyph} name={sign.title} />}
      <span className="text-sm text-muted">за {newest.year} год</span>
    </span>
  )
}

/** Everyone who takes part, with the newest published score. */
export default async function AgenciesPage({ params }: { params: Promise<{ tenant: string }> }) {
  const tenant = await getPublicTenant((await params).tenant)
  if (!tenant) notFound()
  const agencies = await listPublicAgencies(tenant.id)
  const rated = tenant.years.length > 0
  const methodology = rated ? (await getCurrentMethodology(tenant.id))?.methodology ?? null : null
  const active = agencies.filter(({ ended }) => ended === null).length
  const columns: Column<PublicAgency>[] = [
    {
      key: 'name', header: 'Участник', phone: 'title',
      cell: (agency) => (
        <>
          {agency.newest ? <Link prefetch={false} href={`/${tenant.slug}/agencies/${agency.newest.slug}/${agency.newest.year}`}>{agency.name}</Link> : agency.name}
          {agency.ended && <span className="block text-sm text-muted">{ending(agency)}</span>}
        </>
      ),
    },
    { key: 'kind', header: 'Вид', phone: 'bare', cell: ({ kind }) => <span className="text-muted">{agencyKindLabel(kind)}</span> },
    ...(rated ? [{ key: 'newest', header: 'Последняя оценка', phone: 'bare' as const, cell: (agency: PublicAgency) => <Newest agency={agency} methodology={methodology} /> }] : []),
  ]
  return (
    <>
      <PageTitle
        size="l" kicker={tenant.name} title="Участники программы"
        lead={`${count(active, 'участник', 'участника', 'участников')}${rated ? '. У каждого – его последняя опубликованная оценка и страница с разбором по критериям' : ''}.`}
      />
      <DataTable
        caption="Участники программы" columns={columns} rows={agencies} rowKey={({ id }) => id}
        empty={<EmptyState title="Участников пока нет">Уполномоченный орган ещё не внёс их в портал.</EmptyState>}
      />
    </>
  )
}
