import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ButtonLink } from '@/components/ui/Button'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { may } from '@/lib/access'
import { formatShort } from '@/lib/core/dates'
import { upperFirst } from '@/lib/core/format'
import { studyKindLabels } from '@/lib/feedback/situation/labels'
import { listStudies, type StudyLine } from '@/lib/feedback/situation/study-queries'
import { requireActor } from '@/lib/platform/actor'

export const metadata: Metadata = { title: 'Исследования потребностей' }

const columnsOf = (base: string): Column<StudyLine>[] => [
  {
    key: 'title',
    header: 'Исследование',
    phone: 'title',
    width: '46%',
    cell: ({ id, title, agency }) => (
      <>
        <a href={`${base}/${id}`} className="font-medium">
          {title}
        </a>
        <span className="block text-sm font-normal text-muted">{agency}</span>
      </>
    ),
  },
  { key: 'kind', header: 'Как изучали', cell: ({ kind }) => upperFirst(studyKindLabels[kind]) },
  { key: 'situation', header: 'Ситуация', cell: ({ situation }) => situation ?? '–' },
  {
    key: 'days',
    header: 'Когда',
    cell: ({ from, until }) => (from === until ? formatShort(from) : `${formatShort(from)} – ${formatShort(until)}`),
  },
  { key: 'people', header: 'Человек', numeric: true, cell: ({ people }) => people ?? '–' },
  { key: 'published', header: 'Жителям', cell: ({ published }) => (published ? 'показано' : '–') },
]

export default async function StudiesPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params
  const office = `/${tenant}/office/situations`
  const base = `${office}/studies`
  const actor = await requireActor(tenant, base)
  const rows = await listStudies(actor, {})
  const make = may(actor, 'study.edit') && <ButtonLink href={`${base}/new`}>Внести исследование</ButtonLink>
  return (
    <>
      <Breadcrumbs items={[{ label: pageName('situations'), href: office }, { label: 'Исследования' }]} />
      <PageTitle
        title="Исследования потребностей"
        lead="Интервью, наблюдения, личный опыт, документы: на них стоят карты пути и профили сегментов."
        actions={make}
      />
      <DataTable
        caption="Исследования потребностей"
        columns={columnsOf(base)}
        rows={rows}
        rowKey={({ id }) => id}
        dense
        empty={
          <EmptyState title="Исследований пока нет" action={make}>
            Внесите первое: с кем говорили, что узнали.
          </EmptyState>
        }
      />
    </>
  )
}
