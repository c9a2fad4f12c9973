import { cx } from '@/components/ui/cx'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { formatNumber } from '@/lib/core/format'
import { changeText, figureText, intervalText, measureText, partsNote, partWords } from '@/lib/feedback/results/words'
import type { GroupLine, Measure } from '@/lib/feedback/results/view'

type Props = { title: string; lines: GroupLine[]; notSplit: number; whole: Measure | null }

const isWorse = ({ against }: GroupLine): boolean =>
  against?.difference.status === 'shown' && against.difference.moreThanChance && against.difference.difference.raw < 0

/** Groups of one attribute beside each other, the lowest first; what is hidden is said, without any figure. */
export function GroupTable({ title, lines, notSplit, whole }: Props) {
  const marks = whole?.kind === 'marks' ? whole : null
  const low = Math.min(
    ...lines.map(({ result }) => (result?.measure?.kind === 'marks' ? result.measure.satisfied.low.raw : 1)),
  )
  const note = partsNote(lines)
  const from = Math.max(0, Math.floor(low * 10 - 0.5) * 10)
  const columns: Column<GroupLine>[] = [
    { key: 'label', header: title, phone: 'title', width: '20%', cell: (line) => <Name {...line} /> },
    ...(marks
      ? [
          {
            key: 'picture',
            header: `${from} … 100 %, черта – все вместе`,
            phoneLabel: ' ',
            width: '24%',
            phone: 'wide' as const,
            cell: (line: GroupLine) => <Interval line={line} from={from} whole={marks.satisfied.share.raw * 100} />,
          },
        ]
      : []),
    {
      key: 'measure',
      header: marks ? 'Довольны, %' : 'Результат',
      numeric: true,
      phone: 'lead',
      cell: ({ result }) =>
        result === null ? (
          <span className="text-muted">скрыто</span>
        ) : result.measure?.kind === 'marks' ? (
          <b>{figureText(result.measure.satisfied.share)}</b>
        ) : (
          result.measure && measureText(result.measure)
        ),
    },
    {
      key: 'n',
      header: 'Из скольких',
      numeric: true,
      cell: ({ result }) =>
        result === null
          ? '–'
          : result.measure?.kind === 'marks'
            ? `${formatNumber(result.measure.satisfied.count)} из ${formatNumber(result.n)}`
            : formatNumber(result.n),
    },
    {
      key: 'interval',
      header: 'Интервал 95 %',
      numeric: true,
      cell: ({ result }) => (result?.measure?.kind === 'marks' ? intervalText(result.measure.satisfied) : '–'),
    },
    {
      key: 'against',
      header: 'Против остальных',
      width: '24%',
      cell: (line) =>
        line.result === null ? (
          <span className="text-muted">мало ответов здесь или у соседа</span>
        ) : (
          <span className={isWorse(line) ? 'text-danger' : 'text-muted'}>{changeText(line.against) || '–'}</span>
        ),
    },
  ]
  return (
    <>
      <DataTable
        caption={`Главный вопрос: ${title}`}
        dense
        columns={columns}
        rows={lines}
        rowKey={({ cell }) => cell}
      />
      {note && <p className="mt-2 text-muted">{note}</p>}
      {notSplit > 0 && (
        <p className="mt-2 text-muted">
          Не разложено: {formatNumber(notSplit)}. Это ответы без группы и ответы групп, которые по отдельности не
          показываются: мало ответов здесь или у соседа.
        </p>
      )}
    </>
  )
}

const Name = ({ label, part }: GroupLine) =>
  part === 'ALL' ? (
    label
  ) : (
    <>
      {label}
      <span className="block text-sm text-muted">{partWords[part]}</span>
    </>
  )

/** The dot is the share, the line its interval, the mark that of everybody. */
function Interval({ line, from, whole }: { line: GroupLine; from: number; whole: number }) {
  const measure = line.result?.measure
  const at = (value: number): string => `${(((value - from) / (100 - from)) * 100).toFixed(2)}%`
  if (measure?.kind !== 'marks')
    return (
      <span
        aria-hidden
        className="block h-4 bg-[repeating-linear-gradient(135deg,var(--line)_0_4px,transparent_4px_9px)]"
      />
    )
  const { share, low, high } = measure.satisfied
  const worse = isWorse(line)
  return (
    <span aria-hidden className="relative block h-4 min-w-28">
      <span className="absolute -inset-y-1 w-px bg-ink" style={{ left: at(whole) }} />
      <span
        className={cx('absolute top-1.5 h-1 rounded-full opacity-50', worse ? 'bg-danger' : 'bg-accent')}
        style={{ left: at(low.raw * 100), right: `calc(100% - ${at(high.raw * 100)})` }}
      />
      <span
        className={cx('absolute top-[3px] size-2.5 -translate-x-1/2 rounded-full', worse ? 'bg-danger' : 'bg-accent')}
        style={{ left: at(share.raw * 100) }}
      />
    </span>
  )
}
