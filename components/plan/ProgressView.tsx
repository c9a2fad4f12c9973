import { DataTable, type Column } from '@/components/ui/DataTable'
import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatShort } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import { figure } from '@/lib/plan/figures'
import { comparisonLabels } from '@/lib/plan/labels'
import type { ProgressSnapshot, PublishedIndicator } from '@/lib/plan/published'
import { RoadmapProgressView } from './RoadmapProgressView'

/** «Раньше: 2024 – 9, 2025 – 5». */
function Earlier({ of, year }: { of: PublishedIndicator; year: number }) {
  const known = of.years.filter((one) => one.year < year && one.fact !== null && one.fact !== '0')
  return (
    known.length > 0 && (
      <span className="block text-sm text-muted">
        Раньше: {known.map((one) => `${one.year} – ${figure(one.fact ?? '0', of.unit)}`).join(', ')}
      </span>
    )
  )
}

const columns = (year: number): Column<PublishedIndicator>[] => [
  {
    key: 'title',
    header: 'Показатель',
    phone: 'title',
    width: '42%',
    cell: (one) => (
      <>
        {one.number}. {one.title}
        {one.formerly.map(({ title, on }) => (
          <span key={on} className="block text-sm font-normal text-muted">
            До {formatShort(on)}: «{title}»
          </span>
        ))}
        {one.note && <span className="block text-sm font-normal text-muted">{one.note}</span>}
      </>
    ),
  },
  {
    key: 'target',
    header: 'План',
    width: '9rem',
    cell: (one) =>
      one.target === null ? (
        <span className="text-muted">{one.term ?? 'не задан'}</span>
      ) : (
        <>
          {comparisonLabels[one.comparison]} <b className="whitespace-nowrap">{figure(one.target, one.unit)}</b>
          {one.perAgency && <span className="block text-sm text-muted">у каждого участника</span>}
        </>
      ),
  },
  {
    key: 'fact',
    header: 'Факт',
    width: '15rem',
    cell: (one) => (
      <>
        {one.tally && one.tally.of > 0 ? (
          <b>
            {one.tally.met} из {count(one.tally.of, 'участника', 'участников', 'участников')}
          </b>
        ) : one.fact === null ? (
          <span className="text-muted">нет данных</span>
        ) : (
          <b>{figure(one.fact, one.unit)}</b>
        )}
        {one.tally && one.tally.of > 0 && one.fact !== null && (
          <span className="block text-sm text-muted">всего {figure(one.fact, one.unit)}</span>
        )}
        <span className="block text-sm text-muted">
          {one.workings ? `${one.sample ? 'Пример формулы' : 'Формула'}: ${one.workings}` : one.origin}
        </span>
        <Earlier of={one} year={year} />
      </>
    ),
  },
  {
    key: 'light',
    header: 'Состояние',
    phone: 'wide',
    width: '22%',
    cell: (one) => (
      <>
        <StatusMark kind={one.light.kind} className="font-medium">
          {one.light.title}
        </StatusMark>
        <span className="block pl-[1.5em] text-sm text-muted">{one.light.words}</span>
      </>
    ),
  },
]

/** A published snapshot as everybody sees it. */
export function ProgressView({ snapshot, level = 2 }: { snapshot: ProgressSnapshot; level?: 2 | 3 }) {
  return (
    <>
      {snapshot.sections.map((section) => (
        <Section key={`${section.number}${section.title}`} title={`${section.number}. ${section.title}`} level={level}>
          <DataTable
            caption={section.title}
            dense
            columns={columns(snapshot.year)}
            rows={section.indicators}
            rowKey={(one) => `${one.number}${one.title}`}
          />
        </Section>
      ))}
      {snapshot.roadmaps && <RoadmapProgressView roadmaps={snapshot.roadmaps} level={level} />}
    </>
  )
}
