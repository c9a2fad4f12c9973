import { DataTable, type Column } from '@/components/ui/DataTable'
import { Notice } from '@/components/ui/Notice'
import { count, formatNumber } from '@/lib/core/format'
import { columnsOf } from '@/lib/processes/simulation/columns'
import { frameOf, periodOf, type SimulationQuestion } from '@/lib/processes/simulation/question'
import { mapStateLabels } from '@/lib/processes/model/states'
import {
  exactRows,
  figureRows,
  inDigits,
  roleRows,
  stepRows,
  type RoleRow,
  type Shown,
  type ShownRow,
  type StepRow,
} from '@/lib/processes/simulation/shown'
import type { SimulationView } from '@/lib/processes/steps/simulation-queries'
import { LeadHistogram } from './LeadHistogram'

type Props = { view: SimulationView; shown: Shown; question: SimulationQuestion; names: Record<string, string> }

/** Everything that was simulated: the picture, and the same in tables. */
export function SimulationFigures({ view, shown, question, names }: Props) {
  const { dayMinutes, usefulShare, states } = view
  const last = shown.toBe ?? shown.asIs
  if (!last) return null
  const roles = Object.fromEntries(view.roles.map(({ id, name }) => [id, name]))
  const exact = { asIs: states.AS_IS?.exact ?? null, toBe: states.TO_BE?.exact ?? null }
  const parts = [
    { title: mapStateLabels.AS_IS, result: shown.asIs },
    { title: mapStateLabels.TO_BE, result: shown.toBe },
  ].flatMap(({ title, result }) => (result ? [{ title, result }] : []))
  return (
    <div className="mt-6 grid gap-x-8 gap-y-6 xl:grid-cols-[5fr_3fr]">
      <section className="min-w-0 border-t-2 border-ink pt-3">
        <h3>
          За сколько рабочих дней решается обращение <span className="font-normal text-muted">· доля обращений</span>
        </h3>
        <LeadHistogram
          columns={columnsOf(shown.asIs?.histogram, shown.toBe?.histogram)}
          dayMinutes={dayMinutes}
          days={question.days}
          label={pictureLabel(shown, dayMinutes)}
        />
        <p className="mb-4 text-sm text-muted">
          {shown.toBe && 'Сплошные столбцы – как будет. '}
          {shown.asIs && 'Штриховка – как есть. '}
          Правее черты – опоздание; в последнем столбце также все, кто ждал дольше.
        </p>
        <DataTable
          caption="Срок решения, рабочих дней"
          dense
          columns={columnsFor(shown, 'Рабочих дней')}
          rows={figureRows(shown, dayMinutes, question.days)}
          rowKey={({ key }) => key}
        />
      </section>
      <div className="grid min-w-0 content-start gap-6">
        {parts.map(({ title, result }) => (
          <section key={title} className="border-t-2 border-ink pt-3">
            <h3 className="mb-2">Кто нужен и как загружен: {title}</h3>
            <DataTable
              caption={`Люди по ролям: ${title}`}
              dense
              columns={roleColumns}
              rows={roleRows(result, roles, usefulShare)}
              rowKey={({ key }) => key}
              empty={<p className="text-muted">Люди процессу не нужны: работают машины.</p>}
            />
          </section>
        ))}
        <section className="border-t-2 border-ink pt-3">
          <h3 className="mb-2">Сверка с точным расчётом</h3>
          <DataTable
            caption="Время процесса, рабочих дней"
            dense
            columns={columnsFor(shown, 'Рабочих дней в среднем')}
            rows={exactRows(shown, exact, dayMinutes)}
            rowKey={({ key }) => key}
          />
          <Facts result={last} perYear={question.perYear} period={periodOf(question.perYear, frameOf(view))} />
        </section>
      </div>
      {parts.map(({ title, result }) => (
        <section key={title} className="min-w-0 border-t-2 border-ink pt-3 xl:col-span-2">
          <h3 className="mb-2">Где обращение ждёт, минут: {title}</h3>
          <DataTable
            caption={`Шаги по ожиданию людей: ${title}`}
            dense
            columns={stepColumns}
            rows={stepRows(result, names)}
            rowKey={({ key }) => key}
          />
        </section>
      ))}
      {!last.calendarKnown && (
        <Notice tone="info" title="Производственный календарь опубликован не на весь период">
          В остальные дни рабочими считались дни с понедельника по пятницу.
        </Notice>
      )}
    </div>
  )
}

type FactsProps = {
  result: NonNullable<Shown['asIs']>
  perYear: number
  period: { warmUpDays: number; measuredDays: number }
}
function Facts({ result, perYear, period: { warmUpDays, measuredDays } }: FactsProps) {
  const days = count(measuredDays, 'рабочему дню', 'рабочих дня', 'рабочих дней')
  const facts = [
    ['Зерно', `${result.seed}: то же зерно – те же числа`],
    ['Прогоны', `${formatNumber(result.runs)} по ${days}, до них отброшено ${formatNumber(warmUpDays)}`],
    ['Обращения', `случайно, ${formatNumber(perYear)} в год`],
    ['Интервал', 'Стьюдент, 95 %'],
  ]
  return (
    <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
      {facts.map(([term, text]) => (
        <div key={term} className="contents">
          <dt className="text-muted">{term}</dt>
          <dd className="text-right">{text}</dd>
        </div>
      ))}
    </dl>
  )
}

function pictureLabel(shown: Shown, dayMinutes: number): string {
  const side = (title: string, result: Shown['asIs']): string[] => {
    const quantile = result?.quantiles.find(({ share }) => share === 0.95)
    return quantile ? [`${title} – 95 % за ${inDigits(quantile.lead.mean / dayMinutes, 1)} рабочего дня`] : []
  }
  const said = [...side(mapStateLabels.TO_BE, shown.toBe), ...side(mapStateLabels.AS_IS, shown.asIs)]
  return `Распределение срока: ${said.join(', ')}; те же числа в таблице ниже`
}

function columnsFor(shown: Shown, header: string): Column<ShownRow>[] {
  return [
    { key: 'label', header, phone: 'title', cell: ({ label }) => label },
    ...(shown.asIs
      ? [{ key: 'asIs', header: mapStateLabels.AS_IS, numeric: true, cell: ({ asIs }: ShownRow) => asIs }]
      : []),
    ...(shown.toBe
      ? [{ key: 'toBe', header: mapStateLabels.TO_BE, numeric: true, cell: ({ toBe }: ShownRow) => toBe }]
      : []),
  ]
}

const marks = {
  over: <span className="text-danger">✕ очередь растёт</span>,
  high: <span className="text-warn">! мало запаса</span>,
  fine: <span className="text-ok">✓ справляются</span>,
}
const roleColumns: Column<RoleRow>[] = [
  { key: 'role', header: 'Роль', phone: 'title', cell: ({ role }) => role },
  { key: 'people', header: 'людей', numeric: true, cell: ({ people }) => <b>{people}</b> },
  { key: 'load', header: 'загрузка', numeric: true, cell: ({ load }) => load },
  { key: 'most', header: 'занято сразу, не больше', numeric: true, cell: ({ most }) => most },
  { key: 'mark', header: 'запас', cell: ({ mark }) => marks[mark] },
]
const stepColumns: Column<StepRow>[] = [
  { key: 'step', header: 'Шаг', phone: 'title', cell: ({ step }) => step },
  { key: 'queue', header: 'ждёт людей', numeric: true, cell: ({ queue }) => queue },
  { key: 'queued', header: 'доля ждавших', numeric: true, cell: ({ queued }) => queued },
  { key: 'wait', header: 'ожидание в шаге', numeric: true, cell: ({ wait }) => wait },
  { key: 'work', header: 'работа', numeric: true, cell: ({ work }) => work },
]
