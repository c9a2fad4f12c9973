import { TimingDots } from '@/components/processes/timing/TimingDots'
import { UnsentNote } from '@/components/processes/timing/UnsentNote'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { Section } from '@/components/ui/Section'
import { LinkPills } from '@/components/ui/Tabs'
import { instantToDate, formatShort } from '@/lib/core/dates'
import { count, upperFirst } from '@/lib/core/format'
import { requireActor } from '@/lib/platform/actor'
import { mapStateLabels, mapStateOf, mapStatePaths, type MapState } from '@/lib/processes/model/states'
import { fallsOut, fromTo, observationCount, timedWords } from '@/lib/processes/timing/labels'
import { getTiming } from '@/lib/processes/timing/queries'
import { LEAST_JUDGED, LEAST_TAKEN } from '@/lib/processes/timing/spread'
import type { SeriesLine, TimedStep, TimingView } from '@/lib/processes/timing/view'
import { closeSeriesAction, takeTimingAction, untakeTimingAction } from './action'
import { TakenBack } from '@/components/processes/timing/TakenBack'
import { PhoneCode } from '@/components/processes/timing/PhoneCode'
import { phoneCode } from '@/lib/processes/timing/phone-code'
import { processMetadata } from '../load'

export const generateMetadata = processMetadata('Замеры')

type Props = {
  params: Promise<{ tenant: string; id: string }>
  searchParams: Promise<{ state?: string; series?: string }>
}

/** Series of observations of a process and what they have shown, step by step. */
export default async function TimingPage({ params, searchParams }: Props) {
  const { tenant, id } = await params
  const { state: asked, series } = await searchParams
  const state = mapStateOf(asked) ?? 'AS_IS'
  const base = `/${tenant}/office/processes/${id}/timing`
  const actor = await requireActor(tenant, base)
  const view = await getTiming(actor, { id, state, series })
  const query = state === 'TO_BE' ? `?state=${mapStatePaths[state]}` : ''
  const open = view.can.time ? view.series.filter(({ closedAt }) => closedAt === null) : []
  const codes: Codes = new Map(
    await Promise.all(open.map(async (one) => [one.id, await phoneCode(tenant, one.id)] as const)),
  )
  const timed = view.steps.filter(({ tally }) => tally.runs > 0)
  return (
    <>
      {view.states.includes('TO_BE') && <States base={base} state={state} />}
      <UnsentNote tenant={tenant} who={actor.personId ?? ''} />
      <Section
        title={view.series.length === 0 ? 'Замеров ещё нет' : 'Серии'}
        className="mt-0"
        lead="Серия открывается на телефоне у рабочего места: касания по шагам живых дел, работа и ожидание отдельно. Без связи замеры остаются на устройстве и уходят сами."
        actions={
          view.can.time &&
          view.steps.length > 0 && (
            <ButtonLink href={`${base}/new${query}`} variant={view.series.length === 0 ? 'primary' : 'quiet'}>
              Открыть серию
            </ButtonLink>
          )
        }
      >
        {view.refusal && <p className="mb-3 text-warn">{view.refusal}</p>}
        <DataTable
          caption="Серии замеров"
          columns={seriesColumns(tenant, base, query, view, codes)}
          rows={view.series}
          rowKey={(row) => row.id}
          empty={<NoSeries steps={view.steps.length} canTime={view.can.time} />}
        />
      </Section>
      {timed.length > 0 && (
        <Section
          title="Что получилось"
          rule
          lead={`${view.chosen ? `Серия «${view.chosen.place}». ` : ''}Выпадает то, что дальше полутора межквартильных размахов от половины замеров (границы Тьюки); судим от ${LEAST_JUDGED} замеров, в таблицу шагов берём от ${LEAST_TAKEN}: меньше всего – середина – больше всего.`}
          actions={view.can.take && view.take && <TakeAll tenant={tenant} view={view} />}
        >
          {view.series.length > 1 && <SeriesPills base={base} query={query} view={view} />}
          <DataTable
            caption="Замеры по шагам"
            columns={stepColumns(base, query, view)}
            rows={timed}
            rowKey={({ stepId }) => stepId}
          />
          <TakenBack tenant={tenant} view={view} action={untakeTimingAction} />
          {view.gone > 0 && (
            <p className="mt-3 text-muted">
              Ещё {observationCount(view.gone)} – по шагам, которых в таблице больше нет.
            </p>
          )}
        </Section>
      )}
    </>
  )
}

const States = ({ base, state }: { base: string; state: MapState }) => (
  <LinkPills
    label="Состояние процесса"
    items={(['AS_IS', 'TO_BE'] as const).map((which) => ({
      href: which === 'AS_IS' ? base : `${base}?state=${mapStatePaths[which]}`,
      label: upperFirst(mapStateLabels[which]),
      current: which === state,
    }))}
  />
)

const withSeries = (query: string, series: string): string => `${query === '' ? '?' : `${query}&`}series=${series}`

const SeriesPills = ({ base, query, view }: { base: string; query: string; view: TimingView }) => (
  <LinkPills
    label="Какие замеры показать"
    items={[
      { href: `${base}${query}`, label: 'Все серии', current: view.chosen === null },
      ...view.series
        .filter(({ observations }) => observations > 0)
        .map(({ id, place, openedAt }) => ({
          href: `${base}${withSeries(query, id)}`,
          label: `${place}, ${formatShort(instantToDate(view.timeZone, openedAt))}`,
          current: view.chosen?.id === id,
        })),
    ]}
  />
)

/** Each time of the table beside the one that takes its place. */
const Taken = ({ steps }: { steps: TimingView['steps'] }) => (
  <ul className="grid gap-1">
    {steps.map(
      ({ stepId, number, name, now, take }) =>
        take.WORK && (
          <li key={stepId}>
            {number}. {name}: {now.work || 'не указано'} → <b className="text-ink">{take.WORK.words}</b>
          </li>
        ),
    )}
  </ul>
)

const TakeAll = ({ tenant, view }: { tenant: string; view: TimingView }) => (
  <ActionForm
    action={takeTimingAction}
    tenant={tenant}
    hidden={{
      processId: view.processId,
      state: view.state,
      seriesId: view.chosen?.id ?? '',
      stepId: '',
      part: 'WORK',
      shown: view.take?.mark ?? '',
    }}
    submitLabel={`Взять в таблицу: ${count(view.take?.steps ?? 0, 'шаг', 'шага', 'шагов')}`}
    confirm={{ title: 'Взять эти времена работы?', confirmLabel: 'Взять', text: <Taken steps={view.steps} /> }}
  />
)

type Codes = ReadonlyMap<string, { url: string; svg: string }>

function NoSeries({ steps, canTime }: { steps: number; canTime: boolean }) {
  if (!canTime)
    return <EmptyState title="Серий пока нет">Замеры снимает орган – владелец процесса по таблице шагов.</EmptyState>
  return steps === 0 ? (
    <EmptyState title="Сначала нужны шаги">
      Замеры снимаются по таблице шагов: заполните её на вкладке «Шаги».
    </EmptyState>
  ) : (
    <EmptyState title="Откройте первую серию">
      Назовите место и сколько дел пройти: хватает десяти – пятнадцати.
    </EmptyState>
  )
}

const seriesColumns = (
  tenant: string,
  base: string,
  query: string,
  view: TimingView,
  codes: Codes,
): Column<SeriesLine>[] => [
  {
    key: 'place',
    header: 'Место',
    phone: 'title',
    cell: ({ id, place, observations }) =>
      observations > 0 ? <a href={`${base}${withSeries(query, id)}`}>{place}</a> : place,
  },
  {
    key: 'runs',
    header: 'Снято',
    numeric: true,
    phone: 'lead',
    cell: ({ runs, planned }) => (
      <b>
        {runs} из {planned}
      </b>
    ),
  },
  { key: 'observations', header: 'Замеров', numeric: true, cell: ({ observations }) => observations },
  {
    key: 'opened',
    header: 'Открыта',
    cell: ({ openedAt, openedBy }) => `${formatShort(instantToDate(view.timeZone, openedAt))}, ${openedBy}`,
  },
  {
    key: 'act',
    header: <span className="sr-only">Действия</span>,
    phone: 'bare',
    cell: ({ id, version, place, closedAt }) =>
      closedAt ? (
        <span className="text-muted">закончена {formatShort(instantToDate(view.timeZone, closedAt))}</span>
      ) : (
        view.can.time && (
          <span className="flex flex-wrap items-center gap-3">
            <ButtonLink href={`/timing?tenant=${tenant}&series=${id}`} size="s">
              Снимать
            </ButtonLink>
            {codes.has(id) && <PhoneCode place={place} code={codes.get(id) ?? { url: '', svg: '' }} />}
            <ActionForm
              action={closeSeriesAction}
              tenant={tenant}
              hidden={{ id, version }}
              quiet
              submitLabel="Закончить"
              variant="text"
            />
          </span>
        )
      ),
  },
]

function stepColumns(base: string, query: string, view: TimingView): Column<TimedStep>[] {
  const href = (stepId: string): string =>
    `${base}/steps/${stepId}${view.chosen ? withSeries(query, view.chosen.id) : query}`
  return [
    {
      key: 'name',
      header: 'Шаг',
      phone: 'title',
      cell: ({ stepId, number, name }) => (
        <a href={href(stepId)}>
          {number}. {name}
        </a>
      ),
    },
    {
      key: 'usual',
      header: 'Обычно',
      numeric: true,
      phone: 'lead',
      cell: ({ work }) => (work.figures ? <b>{timedWords(work.figures.usual, view.dayMinutes)}</b> : '–'),
    },
    {
      key: 'spread',
      header: 'Работа',
      cell: ({ work }) =>
        work.figures
          ? `${fromTo(work.figures, view.dayMinutes)}, ${observationCount(work.counted.length)}`
          : 'не снята',
    },
    {
      key: 'dots',
      header: 'Как ложатся',
      width: '10.5rem',
      cell: ({ work, name }) => (
        <TimingDots spread={work} dayMinutes={view.dayMinutes} small label={`${name}: ${dotsWords(work)}`} />
      ),
    },
    {
      key: 'wait',
      header: 'Ожидание до',
      numeric: true,
      cell: ({ wait }) => (wait.figures ? timedWords(wait.figures.usual, view.dayMinutes) : '–'),
    },
    { key: 'notes', header: 'Что ещё', cell: (step) => notesOf(step) || '–' },
    { key: 'now', header: 'В таблице', cell: ({ now }) => now.work || '–' },
  ]
}

const dotsWords = ({ counted, outliers }: TimedStep['work']): string =>
  `${observationCount(counted.length)}${outliers.length > 0 ? `, ${fallsOut(outliers.length)}` : ''}`

const notesOf = ({ work, tally }: TimedStep): string =>
  [
    work.outliers.length > 0 ? fallsOut(work.outliers.length) : '',
    tally.skipped > 0 ? `пропущен ${tally.skipped} из ${tally.runs}` : '',
    tally.returned > 0 ? `возвращён ${tally.returned} из ${tally.runs}` : '',
    tally.defects > 0 ? `проверка нашла дефект ${tally.defects} из ${tally.runs}` : '',
  ]
    .filter(Boolean)
    .join(', ')
