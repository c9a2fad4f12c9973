import type { Metadata } from 'next'
import { PageTitle } from '@/components/layout/PageTitle'
import { PrintButton } from '@/components/ui/PageButtons'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { NumberStrip, Section } from '@/components/ui/Section'
import { LinkPills } from '@/components/ui/Tabs'
import { plural } from '@/lib/core/format'
import { requireActor } from '@/lib/platform/actor'
import { getPracticeMap, getPracticeStandings, type MapNumbers } from '@/lib/practices/map-queries'
import { getReplicationShare } from '@/lib/practices/queries'
import type { ReplicationShare } from '@/lib/practices/rules'
import { PracticeTabs } from '../PracticeTabs'
import { mapHref, readAddress, type MapSearch } from './address'
import { AgenciesView } from './AgenciesView'
import { MapFilters } from './MapFilters'
import { PracticesView } from './PracticesView'

export const metadata: Metadata = { title: 'Кто что взял' }

const shareColumns: Column<ReplicationShare>[] = [
  { key: 'year', header: 'Год', phone: 'title', cell: ({ year }) => year },
  { key: 'implemented', header: 'Закрыто проектов', numeric: true, cell: ({ implemented }) => implemented },
  { key: 'replicating', header: 'Из них тиражируют практику', numeric: true, cell: ({ replicating }) => replicating },
  {
    key: 'percent',
    header: 'Доля',
    numeric: true,
    phone: 'lead',
    cell: ({ percent }) => <b>{percent === null ? '–' : `${percent} %`}</b>,
  },
  { key: 'given', header: 'Стали образцом для других', numeric: true, cell: ({ givenAway }) => givenAway },
]

const Shares = ({ shares }: { shares: ReplicationShare[] }) => (
  <Section
    rule
    title="Доля тиражируемых проектов"
    lead="Из проектов, закрытых за год, – доля тех, что повторяют практику другого органа. Рядом – сколько закрытых в этом году проектов сами стали образцом; в долю они не входят."
  >
    <DataTable
      caption="Доля тиражируемых проектов по годам"
      columns={shareColumns}
      rows={shares.toReversed()}
      rowKey={({ year }) => String(year)}
      dense
    />
  </Section>
)

const Numbers = ({ numbers: n, agenciesHref }: { numbers: MapNumbers; agenciesHref: string }) => (
  <div className="mb-6">
    <NumberStrip
      label="Тиражирование в числах"
      items={[
        {
          key: 'practices',
          value: n.taken,
          label: `${plural(n.taken, 'практику', 'практики', 'практик')} взяли другие`,
          note: `из ${n.practices} опубликованных`,
        },
        {
          key: 'adoptions',
          value: n.adoptions,
          label: `${plural(n.adoptions, 'раз', 'раза', 'раз')} взяли`,
          note: `внедрили ${n.done}`,
        },
        {
          key: 'steps',
          value: n.steps,
          label: `${plural(n.steps, 'шаг', 'шага', 'шагов')} в самой длинной цепочке`,
          note: 'от образца до последнего',
        },
        {
          key: 'aside',
          value: n.aside,
          label: `${plural(n.aside, 'орган', 'органа', 'органов')} в стороне`,
          note: `из ${n.agencies}`,
          href: agenciesHref,
        },
      ]}
    />
  </div>
)

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<MapSearch> }

export default async function PracticeMapPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const { view, filter } = readAddress(await searchParams)
  const office = `/${tenant}/office`
  const at = `${office}/practices`
  const actor = await requireActor(tenant, mapHref(at, view, filter))
  const pills = (
    <LinkPills
      label="Как показать"
      items={[
        {
          href: mapHref(at, 'practices', { year: filter.year, kind: filter.kind }),
          label: 'По практикам',
          current: view === 'practices',
        },
        {
          href: mapHref(at, 'agencies', { year: filter.year, kind: filter.kind }),
          label: 'По органам',
          current: view === 'agencies',
        },
      ]}
    />
  )
  const head = (
    <>
      <PageTitle title="Практики" actions={<PrintButton />} />
      <PracticeTabs tenant={tenant} current="map" />
    </>
  )
  if (view === 'agencies') {
    const standings = await getPracticeStandings(actor, filter)
    return (
      <>
        {head}
        {pills}
        <MapFilters view={view} filter={filter} options={standings} resetHref={mapHref(at, view, {})} />
        <AgenciesView standings={standings} filter={filter} at={at} />
      </>
    )
  }
  const map = await getPracticeMap(actor, filter)
  const shares = await getReplicationShare(actor, {})
  return (
    <>
      {head}
      <Numbers numbers={map.numbers} agenciesHref={mapHref(at, 'agencies', {})} />
      {pills}
      <MapFilters view={view} filter={filter} options={map.options} resetHref={mapHref(at, view, {})} />
      <PracticesView map={map} filter={filter} at={at} office={office} />
      {shares.length > 0 && <Shares shares={shares} />}
    </>
  )
}
