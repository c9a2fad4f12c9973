import { DataTable, type Column } from '@/components/ui/DataTable'
import { ButtonLink } from '@/components/ui/Button'
import { MapDrawing } from '@/components/processes/map/MapDrawing'
import { oneOrMany, upperFirst } from '@/lib/core/format'
import { workingDaysOf } from '@/lib/core/work-calendar'
import type { MapFileView } from '@/lib/processes/file/queries'
import type { CalculationView } from '@/lib/processes/money/calculation-queries'
import { mapStateLabels, mapStatePaths, type MapState } from '@/lib/processes/model/states'
import { mapSvg, runsADay, streamSvg } from '@/lib/processes/picture/picture'
import { stepColumns, stepLines, type StepLine } from '@/lib/processes/model/step-lines'
import type { SubDrawing } from '@/lib/processes/steps/sub-queries'
import { changesIn } from './states'
import { SubMaps } from './SubMaps'
import { inDays } from '@/lib/processes/money/headline'
import { pinsByStep, type PinnedProblem } from '@/lib/processes/optimisation/problem'

type DrawingProps = {
  view: CalculationView
  file: MapFileView | undefined
  state: MapState
  stream: boolean
  tenant: string
  byMoney: boolean
  canEdit: boolean
  /** Pinned to its steps. */
  problems: readonly PinnedProblem[]
  subs: readonly SubDrawing[]
}

export function StateDrawing({ view, file, state, stream, tenant, byMoney, canEdit, problems, subs }: DrawingProps) {
  const one = view.states[state]
  if (!one) return null
  const visits = one.results?.figures.visits ?? null
  const picture = {
    model: one.map.model,
    roles: one.question.roles,
    visits,
    dayMinutes: view.dayMinutes,
    changes: changesIn(view, state),
    pins: pinsByStep(problems),
    file,
    subs: new Set(one.map.rows.flatMap(({ id, data }) => (data.subId ? [id] : []))),
    ...(byMoney && one.results?.cost && { money: one.results.cost.byStep }),
  }
  const title = `${view.process.name}: ${mapStateLabels[state]}`
  const svg = stream
    ? streamSvg(picture, title, runsADay(view.process.runsPerYear, workingDaysOf(view.year)?.length))
    : mapSvg(picture, title)
  const edit = `/${tenant}/office/processes/${view.process.id}/map`
  const lead = one.results?.figures.lead
  const api = `/api/${tenant}/processes/${view.process.id}/map`
  const rows = stepLines(one.map.model, visits, view.dayMinutes)
  return (
    <section className="mt-6 border-t-2 border-ink pt-4">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2>
          {upperFirst(mapStateLabels[state])}
          {lead?.exact && `: ${inDays(lead.mean, view.dayMinutes)} рабочего дня`}
        </h2>
        <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm print:hidden">
          {downloads.map(([as, label]) => (
            <a key={as} href={`${api}?state=${state}&as=${as}${stream ? '&show=stream' : ''}`} download="">
              {label}
            </a>
          ))}
          {!stream && (
            <a href={`${api}?state=${state}&as=bpmn`} download="">
              BPMN 2.0
            </a>
          )}
        </p>
      </div>
      {!stream && file?.isKept && file.name !== '' && (
        <p className="mb-3 text-sm text-muted">Из файла «{file.name}»; чего в таблице нет, хранится в нём.</p>
      )}
      {!stream && canEdit && (
        <p className="mb-3 flex flex-wrap gap-2 print:hidden">
          <ButtonLink size="s" variant="quiet" href={`${edit}/edit?state=${mapStatePaths[state]}`}>
            Изменить рисунок
          </ButtonLink>
          <ButtonLink size="s" variant="quiet" href={`${edit}/file?state=${mapStatePaths[state]}`}>
            Загрузить из файла
          </ButtonLink>
        </p>
      )}
      {one.faults.length > 0 && !one.results && (
        <p className="mb-3 text-warn">! Времена не посчитаны: {one.faults[0]}</p>
      )}
      <MapDrawing svg={svg} label={title} />
      {!stream && <SubMaps tenant={tenant} subs={subs} dayMinutes={view.dayMinutes} />}
      {!stream && <Pinned tenant={tenant} problems={problems} numbers={one.map.rows.map(({ id }) => id)} />}
      <details className="mt-3">
        <summary className="cursor-pointer">То же таблицей</summary>
        <div className="mt-3">
          <DataTable caption={title} dense columns={columns} rows={rows} rowKey={({ number }) => String(number)} />
        </div>
      </details>
    </section>
  )
}

const downloads = [
  ['svg', 'SVG'],
  ['png', 'PNG'],
  ['a4', 'PDF, А4'],
  ['a3', 'PDF, А3'],
] as const

const columns: Column<StepLine>[] = [
  { key: 'number', header: stepColumns.number, width: '3rem', phone: 'hide', cell: ({ number }) => number },
  { key: 'name', header: stepColumns.name, phone: 'title', cell: ({ name }) => name },
  { key: 'wait', header: stepColumns.wait, numeric: true, cell: ({ wait }) => wait },
  { key: 'work', header: stepColumns.work, numeric: true, cell: ({ work }) => work },
  { key: 'visits', header: stepColumns.visits, numeric: true, cell: ({ visits }) => visits },
  { key: 'spent', header: stepColumns.spent, numeric: true, phone: 'lead', cell: ({ spent }) => spent },
]

type PinnedProps = { tenant: string; problems: readonly PinnedProblem[]; numbers: readonly string[] }

/** What the spiky discs on the map stand for. */
function Pinned({ tenant, problems, numbers }: PinnedProps) {
  if (problems.length === 0) return null
  return (
    <ul className="mt-3 grid gap-1 text-sm" aria-label="Проблемы на карте">
      {problems.map(({ id, optimisationId, number, title, stepIds }) => {
        const rows = stepIds.map((step) => numbers.indexOf(step) + 1).filter((row) => row > 0)
        return (
          <li key={id}>
            <b>✹ {number}.</b>{' '}
            <a href={`/${tenant}/office/processes/optimisations/${optimisationId}?problem=${id}#roots`}>{title}</a>
            <span className="text-muted">
              {rows.length > 0
                ? ` – ${oneOrMany(rows.length, 'шаг', 'шаги')} ${rows.join(', ')}`
                : ' – шага больше нет'}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
