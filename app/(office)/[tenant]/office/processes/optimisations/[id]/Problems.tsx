import { ButtonLink } from '@/components/ui/Button'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { Notice } from '@/components/ui/Notice'
import { Section } from '@/components/ui/Section'
import type { LossText, RankedProblem } from '@/lib/processes/optimisation/figures'
import type { OptimisationView } from '@/lib/processes/optimisation/view'
import { moneyRule, rankRule, type RankBy } from '@/lib/processes/optimisation/rank'

type Props = {
  tenant: string
  view: OptimisationView
  problems: RankedProblem[]
  together: LossText
  by: RankBy
  money: boolean
  chosen: string | undefined
  /** Why the calculator cannot reckon; null – there are no steps yet. */
  faults: string[] | null
}

/** Problems of the process, the dearest first by the rule that stands beside them. */
export function Problems({ tenant, view, problems, together, by, money, chosen, faults }: Props) {
  const at = `/${tenant}/office/processes/optimisations/${view.id}`
  const add = view.can.work && (
    <ButtonLink href={`${at}/problems/new`} variant="quiet" size="s">
      Добавить проблему
    </ButtonLink>
  )
  return (
    <Section id="problems" title="Что держит процесс" rule actions={add}>
      {faults === null && (
        <Notice tone="info" title="Шагов «как есть» ещё нет">
          Внесите их в таблицу шагов: проблемы закрепляются за шагами, их цену считает калькулятор.
        </Notice>
      )}
      {problems.length === 0 ? (
        <p className="text-muted">Проблем пока нет. Закрепите каждую за шагом и скажите, сколько минут она отнимает.</p>
      ) : (
        <>
          <p className="mb-2 text-sm text-muted">
            {by === 'lead' ? rankRule : moneyRule}{' '}
            {money && (
              <a href={by === 'lead' ? `${at}?order=money#problems` : `${at}#problems`}>
                {by === 'lead' ? 'По рублям' : 'По сроку'}
              </a>
            )}
          </p>
          <DataTable
            caption="Проблемы процесса за один прогон"
            dense
            columns={columnsOf(at, by, money, chosen)}
            rows={problems}
            rowKey={({ id }) => id}
          />
          <p className="mt-2 text-sm text-muted">
            Вместе: {together.lead} рабочего дня, {together.work} работы
            {money && `, ${together.money} ₽ за прогон, ${together.year} млн ₽ в год`}. Это не сумма строк: возвраты
            множат работу других шагов.
          </p>
        </>
      )}
    </Section>
  )
}

const columnsOf = (at: string, by: RankBy, money: boolean, chosen: string | undefined): Column<RankedProblem>[] => [
  {
    key: 'title',
    header: 'Проблема',
    phone: 'title',
    width: '34%',
    cell: ({ id, number, title }) => (
      <a
        href={`${at}?problem=${id}${by === 'money' ? '&order=money' : ''}#roots`}
        aria-current={id === chosen ? 'true' : undefined}
        className={id === chosen ? 'font-semibold' : undefined}
      >
        {number}. {title}
      </a>
    ),
  },
  { key: 'steps', header: 'Шаги', cell: ({ steps }) => steps || '–' },
  { key: 'lead', header: 'р. д.', numeric: true, phone: 'lead', cell: ({ text }) => <b>{text.lead}</b> },
  {
    key: 'bar',
    header: <span className="sr-only">Доля самой дорогой</span>,
    phone: 'hide',
    width: '14%',
    cell: ({ part }) => (
      <span className="block h-2 bg-ink" style={{ width: `${Math.max(1, Math.round(part * 100))}%` }} />
    ),
  },
  { key: 'work', header: 'работа', numeric: true, cell: ({ text }) => text.work },
  ...(money
    ? ([
        { key: 'money', header: '₽', numeric: true, cell: ({ text }) => text.money },
        { key: 'year', header: 'млн ₽ в год', numeric: true, cell: ({ text }) => text.year },
      ] satisfies Column<RankedProblem>[])
    : []),
  {
    key: 'solutions',
    header: 'Идея',
    cell: ({ solutions }) =>
      solutions.length === 0 ? (
        <span className="text-warn">! нет</span>
      ) : (
        `→ ${solutions.map((number) => `И${number}`).join(', ')}`
      ),
  },
]
