import type { Metadata } from 'next'
import Link from 'next/link'
import { PageTitle } from '@/components/layout/PageTitle'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { Section } from '@/components/ui/Section'
import { agencyKindLabel } from '@/lib/agencies/labels'
import { count } from '@/lib/core/format'
import { requireActor } from '@/lib/platform/actor'
import { getPracticeMap, type MapAgency } from '@/lib/practices/queries'
import type { ReplicationShare } from '@/lib/practices/rules'
import { projectStatusLabels } from '@/lib/projects/labels'
import { PracticeTabs } from '../PracticeTabs'

export const metadata: Metadata = { title: 'Кто что взял' }

const shareColumns: Column<ReplicationShare>[] = [
  { key: 'year', header: 'Год', phone: 'title', cell: ({ year }) => year },
  { key: 'implemented', header: 'Закрыто проектов', numeric: true, cell: ({ implemented }) => implemented },
  { key: 'replicating', header: 'Из них тиражируют практику', numeric: true, cell: ({ replicating }) => replicating },
  { key: 'percent', header: 'Доля', numeric: true, phone: 'lead', cell: ({ percent }) => <b>{percent === null ? '–' : `${percent} %`}</b> },
  { key: 'given', header: 'Стали образцом для других', numeric: true, cell: ({ givenAway }) => givenAway },
]

export default async function PracticeMapPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params
  const actor = await requireActor(tenant, `/${tenant}/office/practices/map`)
  const { agencies: active, idle, shares } = await getPracticeMap(actor, {})
  const at = `/${tenant}/office/practices`
  const columns: Column<MapAgency>[] = [
    { key: 'agency', header: 'Орган', phone: 'title', width: '30%', cell: ({ name, kind }) => <>{name}<span className="block text-sm font-normal text-muted">{agencyKindLabel(kind)}</span></> },
    {
      key: 'given', header: 'Свои практики', phone: 'wide', cell: ({ given }) => (
        <ul className="grid gap-1">{given.map(({ id, title, taken }) => <li key={id}><span aria-hidden="true" className="text-accent">● </span><span className="sr-only">Своя практика: </span><Link href={`${at}/${id}`} prefetch={false}>{title}</Link>{taken > 0 && <span className="text-sm text-muted">, взяли: {taken}</span>}</li>)}</ul>
      ),
    },
    {
      key: 'took', header: 'Взяты у других', phone: 'wide', cell: ({ took }) => (
        <ul className="grid gap-1">
          {took.map(({ practiceId, title, status }, i) => (
            <li key={i}><span aria-hidden="true" className="text-muted">{status === 'FINISHED' || status === 'MONITORING' ? '✓ ' : '… '}</span><span className="sr-only">Взята: </span><Link href={`${at}/${practiceId}`} prefetch={false}>{title}</Link><span className="text-sm text-muted">, {projectStatusLabels[status].short}</span></li>
          ))}
        </ul>
      ),
    },
  ]
  return (
    <>
      <PageTitle title="Практики" />
      <PracticeTabs tenant={tenant} current="map" />
      {shares.length > 0 && (
        <Section title="Доля тиражируемых проектов" lead="Из проектов, закрытых за год, – доля тех, что повторяют практику другого органа. Рядом – сколько закрытых в этом году проектов сами стали образцом; в долю они не входят.">
          <DataTable caption="Доля тиражируемых проектов по годам" columns={shareColumns} rows={shares.toReversed()} rowKey={({ year }) => String(year)} dense />
        </Section>
      )}
      <Section title="Кто что дал и взял" rule lead="● своя практика, ✓ взята и внедрена, … внедряется">
        <DataTable
          caption="Практики по органам" columns={columns} rows={active} rowKey={({ id }) => id} dense
          empty={<EmptyState title="Пока никто ничего не взял">Здесь появятся органы, у которых есть опубликованная практика или проект, повторяющий чужую.</EmptyState>}
        />
        {active.length > 0 && idle.length > 0 && (
          <details className="mt-4">
            <summary className="cursor-pointer py-1">Ещё не участвуют: {count(idle.length, 'орган', 'органа', 'органов')}</summary>
            <ul className="mt-2 columns-1 gap-8 text-dense md:columns-2">{idle.map((name) => <li key={name} className="mb-1 break-inside-avoid">{name}</li>)}</ul>
          </details>
        )}
      </Section>
    </>
  )
}
