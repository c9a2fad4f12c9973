import { MapDrawing } from '@/components/processes/map/MapDrawing'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { Notice } from '@/components/ui/Notice'
import { upperFirst } from '@/lib/core/format'
import { formatFraction } from '@/lib/core/fraction'
import type { MapFileView } from '@/lib/processes/file/queries'
import type { CalculationView, Reckoned } from '@/lib/processes/money/calculation-queries'
import { changeHeadline, inDays } from '@/lib/processes/money/headline'
import { mapStateLabels, type MapState } from '@/lib/processes/model/states'
import { comparedSteps, type ComparedSide, type ComparedStep } from '@/lib/processes/picture/compared-steps'
import { mapSvg } from '@/lib/processes/picture/picture'
import { Compared } from '../calculation/Compared'
import { changesIn } from './states'

type Props = { view: CalculationView; files: Partial<Record<MapState, MapFileView>>; byMoney: boolean }

/** «Как есть» and «как будет» side by side, the difference coloured and counted in time and money. */
export function ComparedMaps({ view, files, byMoney }: Props) {
  const { AS_IS: asIs, TO_BE: toBe } = view.states
  if (!asIs || !toBe) return null
  const both = asIs.results && toBe.results ? { before: asIs.results, after: toBe.results } : null
  return (
    <>
      {both ? (
        <h2 className="mb-2 text-2xl">{changeHeadline(both.before, both.after, view.dayMinutes)}</h2>
      ) : (
        <Notice tone="warn" title="Разница не посчитана" className="mb-4">
          {[...asIs.faults, ...toBe.faults].slice(0, 3).join(' ')}
        </Notice>
      )}
      <div className="grid gap-x-8 border-t-2 border-ink lg:grid-cols-2">
        {(['AS_IS', 'TO_BE'] as const).map((state) => (
          <Side key={state} view={view} state={state} file={files[state]} byMoney={byMoney} />
        ))}
      </div>
      {asIs.results && toBe.results && (
        <Differences
          before={sideOf(asIs, asIs.results)}
          after={sideOf(toBe, toBe.results)}
          dayMinutes={view.dayMinutes}
        />
      )}
      {both && <Compared view={view} asIs={asIs} toBe={toBe} />}
    </>
  )
}

const sideOf = ({ map }: Reckoned, results: ComparedSide['results']): ComparedSide => ({
  rows: map.rows.map(({ id, data }) => ({ id, fromId: data.fromId })),
  model: map.model,
  results,
})

type SideProps = { view: CalculationView; state: MapState; file: MapFileView | undefined; byMoney: boolean }

function Side({ view, state, file, byMoney }: SideProps) {
  const one = view.states[state]
  if (!one) return null
  const { figures, cost } = one.results ?? {}
  const svg = mapSvg(
    {
      model: one.map.model,
      roles: one.question.roles,
      visits: figures?.visits ?? null,
      dayMinutes: view.dayMinutes,
      changes: changesIn(view, state),
      direction: 'down',
      file,
      ...(byMoney && cost && { money: cost.byStep }),
    },
    `${view.process.name}: ${mapStateLabels[state]}`,
  )
  return (
    <section className="min-w-0 pt-3 [&_svg]:h-auto [&_svg]:w-full [&_svg]:min-w-[44rem]">
      <h3 className="mb-2">
        {upperFirst(mapStateLabels[state])}
        {figures?.lead.exact && `: ${inDays(figures.lead.mean, view.dayMinutes)} рабочего дня`}
        {cost && `, ${formatFraction(cost.run, 2)} ₽`}
      </h3>
      <MapDrawing svg={svg} label={upperFirst(mapStateLabels[state])} />
    </section>
  )
}

function Differences(props: { before: ComparedSide; after: ComparedSide; dayMinutes: string }) {
  const { lines, time, money } = comparedSteps(props.before, props.after, props.dayMinutes)
  const title = 'Разница по шагам, за прогон'
  return (
    <section className="mt-8 border-t-2 border-ink pt-4">
      <h2 className="mb-3">{title}</h2>
      <DataTable
        caption={title}
        dense
        columns={money === null ? columns.slice(0, 4) : columns}
        rows={lines}
        rowKey={({ key }) => key}
        foot={
          <tr role="row">
            <th role="rowheader" scope="row" colSpan={3} className="text-left">
              Всего, по всем ветвям
            </th>
            <td role="cell" className="text-right">
              <b>{time || '0'}</b>
            </td>
            {money !== null && (
              <td role="cell" className="text-right">
                <b>{money}</b>
              </td>
            )}
          </tr>
        }
      />
    </section>
  )
}

const words = { added: '+ новый', removed: '− убран', changed: '~' } as const
const tones = { added: 'text-ok', removed: 'text-danger', changed: 'text-accent' } as const

const columns: Column<ComparedStep>[] = [
  {
    key: 'before',
    header: 'Как есть',
    phone: 'title',
    cell: ({ before, after }) => (before ? `${before.number}. ${before.name}` : after ? '–' : ''),
  },
  {
    key: 'after',
    header: 'Как будет',
    cell: ({ after }) => (after ? `${after.number}. ${after.name}` : '–'),
  },
  {
    key: 'change',
    header: 'Что изменилось',
    cell: ({ change, what }) =>
      change && <span className={tones[change]}>{change === 'changed' ? `~ ${what}` : words[change]}</span>,
  },
  { key: 'time', header: 'Время, р. д.', numeric: true, cell: ({ time }) => time || '0' },
  { key: 'money', header: 'Деньги, ₽', numeric: true, phone: 'lead', cell: ({ money }) => money },
]
