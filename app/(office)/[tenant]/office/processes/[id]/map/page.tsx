import type { Metadata } from 'next'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { ButtonLink } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkPills } from '@/components/ui/Tabs'
import { divide, formatFraction, fraction } from '@/lib/core/fraction'
import { workingDaysOf } from '@/lib/core/work-calendar'
import { requireActor } from '@/lib/platform/actor'
import { getMapFiles, type MapFileView } from '@/lib/processes/file/queries'
import { readMean } from '@/lib/processes/model/step-time'
import { shortTime } from '@/lib/processes/model/time-words'
import type { StepTime } from '@/lib/processes/model/types'
import { getCalculation, type CalculationView, type Reckoned } from '@/lib/processes/money/calculation-queries'
import { mapStatePaths } from '@/lib/processes/steps/labels'
import { getStepStates } from '@/lib/processes/steps/queries'
import { changesOf, mapSvg, runsADay, spentByRow, streamSvg } from '@/lib/processes/picture/picture'
import { MapDrawing } from '@/components/processes/map/MapDrawing'

export const metadata: Metadata = { title: 'Карта процесса' }

type Props = { params: Promise<{ tenant: string; id: string }>; searchParams: Promise<{ show?: string }> }

const titles = { AS_IS: 'Как есть', TO_BE: 'Как будет' } as const
type State = keyof typeof titles

export default async function MapPage({ params, searchParams }: Props) {
  const { tenant, id } = await params
  const { show = '' } = await searchParams
  const actor = await requireActor(tenant, `/${tenant}/office/processes/${id}/map`)
  const view = await getCalculation(actor, { id })
  const files = await getMapFiles(actor, { id })
  const { canEdit, states: begun } = await getStepStates(actor, { id })
  const at = `/${tenant}/office/processes/${id}/map`
  const states = (['AS_IS', 'TO_BE'] as const).filter((state) => (view.states[state]?.map.rows.length ?? 0) > 0)
  if (states.length === 0)
    return (
      <EmptyState
        title="Карту рисовать пока не из чего"
        action={
          canEdit && (
            <>
              <ButtonLink href={`${at}/upload`}>Загрузить карту из файла</ButtonLink>
              <ButtonLink variant="quiet" href={`${at}/edit`}>
                Нарисовать
              </ButtonLink>
            </>
          )
        }
      >
        Внесите шаги процесса, загрузите карту BPMN из другой программы или нарисуйте её: карта, поток создания ценности
        и расчёт получатся из шагов.
      </EmptyState>
    )
  const stream = show === 'stream'
  return (
    <>
      <LinkPills
        label="Что показать"
        items={[
          { href: at, label: 'Карта', current: !stream },
          { href: `${at}?show=stream`, label: 'Поток создания ценности', current: stream },
        ]}
      />
      {!stream && states.length === 2 && <Legend />}
      {states.map((state) => (
        <StateDrawing
          key={state}
          view={view}
          file={files[state]}
          state={state}
          stream={stream}
          tenant={tenant}
          canEdit={canEdit && begun.includes(state)}
        />
      ))}
    </>
  )
}

function Legend() {
  return (
    <p className="mb-4 flex flex-wrap gap-x-5 gap-y-1 text-sm text-muted">
      <span>− убран: пунктир</span>
      <span>+ новый: зелёный контур</span>
      <span>~ изменён: цветной контур</span>
      <span>чем темнее шаг, тем больше времени прогона он занимает</span>
    </p>
  )
}

function changesIn({ states }: CalculationView, state: State) {
  const [asIs, toBe] = [states.AS_IS, states.TO_BE]
  if (!asIs || !toBe) return undefined
  const steps = ({ map }: Reckoned) =>
    map.rows.flatMap(({ id, data }, i) => {
      const step = map.model.steps[i]
      return step ? [{ id, fromId: data.fromId, step }] : []
    })
  const changes = changesOf(steps(asIs), steps(toBe))
  return state === 'AS_IS' ? changes.before : changes.after
}

type DrawingProps = {
  view: CalculationView
  file: MapFileView | undefined
  state: State
  stream: boolean
  tenant: string
  canEdit: boolean
}

function StateDrawing({ view, file, state, stream, tenant, canEdit }: DrawingProps) {
  const one = view.states[state]
  if (!one) return null
  const visits = one.results?.figures.visits ?? null
  const picture = {
    model: one.map.model,
    roles: one.question.roles,
    visits,
    dayMinutes: view.dayMinutes,
    changes: changesIn(view, state),
    file,
  }
  const title = `${view.process.name}: ${titles[state].toLowerCase()}`
  const svg = stream
    ? streamSvg(picture, title, runsADay(view.process.runsPerYear, workingDaysOf(view.year)?.length))
    : mapSvg(picture, title)
  const edit = `/${tenant}/office/processes/${view.process.id}/map`
  const lead = one.results?.figures.lead
  const api = `/api/${tenant}/processes/${view.process.id}/map`
  const spent = spentByRow(picture)
  const rows = one.map.model.steps.map((step, i): Line => ({
    number: i + 1,
    name: step.name,
    wait: timeText(step.wait, view.dayMinutes),
    work: timeText(step.work, view.dayMinutes),
    visits: visits?.[i] ? formatFraction(visits[i], 2) : '–',
    spent: spent[i] && visits ? formatFraction(divide(spent[i], fraction(BigInt(view.dayMinutes))), 1) : '–',
  }))
  return (
    <section className="mt-6 border-t-2 border-ink pt-4">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2>
          {titles[state]}
          {lead?.exact && `: ${formatFraction(divide(lead.mean, fraction(BigInt(view.dayMinutes))), 1)} рабочего дня`}
        </h2>
        <p className="flex gap-4 text-sm print:hidden">
          <a href={`${api}?state=${state}&as=svg${stream ? '&show=stream' : ''}`} download="">
            SVG
          </a>
          <a href={`${api}?state=${state}&as=png${stream ? '&show=stream' : ''}`} download="">
            PNG
          </a>
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
          <ButtonLink size="s" variant="quiet" href={`${edit}/upload?state=${mapStatePaths[state]}`}>
            Загрузить из файла
          </ButtonLink>
        </p>
      )}
      {one.faults.length > 0 && !one.results && (
        <p className="mb-3 text-warn">! Времена не посчитаны: {one.faults[0]}</p>
      )}
      <MapDrawing svg={svg} label={title} />
      <details className="mt-3">
        <summary className="cursor-pointer">То же таблицей</summary>
        <div className="mt-3">
          <DataTable caption={title} dense columns={columns} rows={rows} rowKey={({ number }) => String(number)} />
        </div>
      </details>
    </section>
  )
}

const timeText = (time: StepTime, dayMinutes: string): string => {
  const mean = readMean(time)
  return mean ? shortTime(mean, dayMinutes) : 'не указано'
}

type Line = { number: number; name: string; wait: string; work: string; visits: string; spent: string }
const columns: Column<Line>[] = [
  { key: 'number', header: '№', width: '3rem', phone: 'hide', cell: ({ number }) => number },
  { key: 'name', header: 'Шаг', phone: 'title', cell: ({ name }) => name },
  { key: 'wait', header: 'Ожидание до', numeric: true, cell: ({ wait }) => wait },
  { key: 'work', header: 'Работа', numeric: true, cell: ({ work }) => work },
  { key: 'visits', header: 'Проходов', numeric: true, cell: ({ visits }) => visits },
  { key: 'spent', header: 'За прогон, р. д.', numeric: true, phone: 'lead', cell: ({ spent }) => spent },
]
