import { DataTable, type Column } from '@/components/ui/DataTable'
import { Section } from '@/components/ui/Section'
import type { ProcessResults } from '@/lib/processes/model/results'
import type { CalculationView } from '@/lib/processes/money/calculation-queries'
import { clientKeys } from '@/lib/processes/model/client'
import { CLIENT_APART, comparedGroups, type ComparedLine, differenceNote } from '@/lib/processes/money/comparison'
import { changeHeadline } from '@/lib/processes/money/headline'

type Props = { tenant: string; calculation: CalculationView }

/** What the optimisation brings: the comparison of the two states, never typed. */
export function Brought({ tenant, calculation }: Props) {
  const { AS_IS: asIs, TO_BE: toBe } = calculation.states
  const { process, dayMinutes } = calculation
  const steps = `/${tenant}/office/processes/${process.id}`
  return (
    <Section id="brought" title="Что это даёт" rule>
      {asIs?.results && toBe?.results ? (
        <>
          <p className="text-xl font-semibold">{changeHeadline(asIs.results, toBe.results, dayMinutes)}</p>
          <DataTable
            caption="Как есть и как будет"
            dense
            columns={columns}
            rows={keyLines(asIs.results, toBe.results, calculation)}
            rowKey={({ key }) => key}
            className="max-w-[48rem]"
          />
          <Rounded lines={keyLines(asIs.results, toBe.results, calculation)} />
          <p className="mt-3 text-sm">
            <a href={`${steps}/calculation`}>Все показатели и из чего они сложились</a>
          </p>
        </>
      ) : (
        <p className="text-muted">
          Появится, когда в таблице шагов будут оба состояния – «как есть» и «как будет».{' '}
          <a href={`${steps}/steps`}>К шагам</a>
        </p>
      )}
    </Section>
  )
}

function Rounded({ lines }: { lines: ComparedLine[] }) {
  const note = differenceNote(lines)
  const apart = lines.some(({ key }) => key.startsWith('client-')) ? CLIENT_APART : null
  return [note, apart].map(
    (text) =>
      text && (
        <p key={text} className="mt-2 text-sm text-muted">
          {text}
        </p>
      ),
  )
}

/** Less cost, no errors and losses, better met requirements (Leningrad 2.15). */
const shown = ['lead', 'work', 'right', 'run', 'year', 'staff', ...clientKeys.map((key) => `client-${key}`)]

const keyLines = (before: ProcessResults, after: ProcessResults, { states, dayMinutes }: CalculationView) =>
  comparedGroups(before, after, {
    roles: states.AS_IS?.question.roles ?? [],
    dayMinutes,
    ...(states.AS_IS &&
      states.TO_BE && { client: { before: states.AS_IS.map.client, after: states.TO_BE.map.client } }),
  })
    .flatMap(({ lines }) => lines)
    .filter(({ key }) => shown.includes(key))

const columns: Column<ComparedLine>[] = [
  { key: 'label', header: 'Показатель', phone: 'title', cell: ({ label }) => label },
  { key: 'before', header: 'как есть', numeric: true, cell: ({ before }) => before },
  { key: 'after', header: 'как будет', numeric: true, cell: ({ after }) => after },
  {
    key: 'difference',
    header: 'разница',
    numeric: true,
    phone: 'lead',
    cell: ({ difference, better }) => (
      <b className={better === null ? undefined : better ? 'text-ok' : 'text-danger'}>{difference}</b>
    ),
  },
]
