import { factOrigin, FactFigure } from '@/components/plan/FactFigure'
import { LightMark } from '@/components/plan/LightMark'
import type { Column } from '@/components/ui/DataTable'
import { formatShort } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import { figure } from '@/lib/plan/figures'
import { comparisonLabels, responsibleText } from '@/lib/plan/labels'
import type { PlanAgency } from '@/lib/plan/progress'
import type { PlanRow } from '@/lib/plan/queries'

type Shown = { tenant: string; year: number; agency: PlanAgency | null }

// The figures of the agency that is shown; what the programme has only as a whole is shown as it is.
const standingOf = (row: PlanRow) => row.agency ?? row.programme

/** An indicator, its target, its fact and how it goes. */
export function planColumns(shown: Shown): Column<PlanRow>[] {
  const { year, agency } = shown
  return [
    {
      key: 'title',
      header: 'Показатель',
      phone: 'title',
      width: '38%',
      cell: (row) => <Title row={row} {...shown} />,
    },
    {
      key: 'target',
      header: 'Цель',
      width: '9rem',
      cell: (row) => {
        const { comparison, unit, perAgency, terms } = row.indicator
        const standing = standingOf(row)
        if (!standing || standing.target === null)
          return <span className="text-muted">{terms[String(year)] ?? 'не задана'}</span>
        return (
          <>
            {comparisonLabels[comparison]} <b className="whitespace-nowrap">{figure(standing.target, unit)}</b>
            {perAgency && !agency && <span className="block text-sm text-muted">у каждого</span>}
            {standing.ownTarget && <span className="block text-sm text-muted">своя цель</span>}
          </>
        )
      },
    },
    {
      key: 'fact',
      header: 'Факт',
      width: '24%',
      cell: (row) => <Fact row={row} />,
    },
    {
      key: 'light',
      header: 'Как идёт',
      phone: 'wide',
      width: '25%',
      cell: (row) => {
        const standing = standingOf(row)
        return standing ? (
          <LightMark light={standing.light} />
        ) : (
          <span className="text-muted">Общий итог видит уполномоченный орган</span>
        )
      },
    },
  ]
}

function Title({ row, tenant, year, agency }: Shown & { row: PlanRow }) {
  const at = `/${tenant}/office/plan`
  const { indicator } = row
  const href = `${at}/${indicator.id}?year=${year}${agency && indicator.perAgency ? `&agency=${agency.id}` : ''}`
  return (
    <>
      <a href={href}>
        {indicator.number}. {indicator.title}
      </a>
      <span className="block text-sm font-normal text-muted">
        {indicator.unit}
        {indicator.responsible.length > 0 && `${indicator.unit ? '; ' : ''}${responsibleText(indicator.responsible)}`}
        {agency && !indicator.perAgency && '; одна цель на всю программу'}
      </span>
      {row.formerly.map(({ title, on }) => (
        <span key={`${title}${on}`} className="block text-sm font-normal text-muted">
          До {formatShort(on)}: «{title}»
        </span>
      ))}
    </>
  )
}

function Fact({ row }: { row: PlanRow }) {
  const standing = standingOf(row)
  if (!standing) return <span className="text-muted">–</span>
  // Nobody has a target: «0 из 0» would say nothing.
  const tally = row.agency || row.programme?.tally?.of === 0 ? null : row.programme?.tally
  return (
    <>
      {tally ? (
        <>
          <b className="whitespace-nowrap">
            {tally.met} из {count(tally.of, 'участника', 'участников', 'участников')}
          </b>
          <span className="block text-sm text-muted">
            выполнили
            {standing.fact.value !== null &&
              `; ${row.indicator.total === 'LAST' ? 'вместе' : 'всего'} ${figure(standing.fact.value, row.indicator.unit)}`}
          </span>
        </>
      ) : (
        <FactFigure indicator={row.indicator} fact={standing.fact} />
      )}
      <span className="block text-sm text-muted">{factOrigin({ indicator: row.indicator, fact: standing.fact })}</span>
      {row.agency?.including.map((one) => (
        <span key={one.agency.id} className="block text-sm text-muted">
          в том числе {one.agency.name}:{' '}
          {one.fact.value === null ? 'нет данных' : figure(one.fact.value, row.indicator.unit)}
        </span>
      ))}
    </>
  )
}
