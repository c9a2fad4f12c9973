import { formatTick } from '@/components/charts/style'
import type { Placed } from '@/lib/processes/optimisation/figures'
import { quarterLabels } from '@/lib/processes/optimisation/labels'

const WIDTH = 520
const HEIGHT = 340
const [LEFT, RIGHT, TOP, BOTTOM] = [44, 24, 40, 52]

/** Solutions by effort and effect; the same stands in the table beside. */
export function Matrix({ placed }: { placed: Placed }) {
  const effort = Math.max(placed.effort, 1) * 1.1
  const effect = Math.max(placed.effect, 0.1) * 1.1
  const floor = HEIGHT - BOTTOM
  const x = (value: number): number => LEFT + (value / effort) * (WIDTH - LEFT - RIGHT)
  const y = (value: number): number => floor - (value / effect) * (floor - TOP)
  const [middle, half] = [x(Math.max(placed.effort, 1) / 2), y(Math.max(placed.effect, 0.1) / 2)]
  const muted = { fill: 'var(--muted)', fontSize: 12 }
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label="Идеи по усилиям и эффекту. Те же значения – в таблице."
      className="w-full max-w-[36rem]"
      fontSize={13}
    >
      <line x1={LEFT} x2={LEFT} y1={TOP - 12} y2={floor} stroke="var(--ink)" />
      <line x1={LEFT} x2={WIDTH - RIGHT} y1={floor} y2={floor} stroke="var(--ink)" />
      <line x1={middle} x2={middle} y1={TOP} y2={floor} stroke="var(--line-strong)" strokeDasharray="3 4" />
      <line x1={LEFT} x2={WIDTH - RIGHT} y1={half} y2={half} stroke="var(--line-strong)" strokeDasharray="3 4" />
      <text x={LEFT} y={16} {...muted}>
        эффект, рабочих дней
      </text>
      <text x={WIDTH - RIGHT} y={HEIGHT - 12} textAnchor="end" {...muted}>
        усилия, недель работы группы
      </text>
      <text x={middle - 8} y={TOP + 2} textAnchor="end" {...muted}>
        {quarterLabels.now}
      </text>
      <text x={WIDTH - RIGHT} y={TOP + 2} textAnchor="end" {...muted}>
        {quarterLabels.project}
      </text>
      <text x={LEFT + 8} y={floor - 24} {...muted}>
        {quarterLabels.byTheWay}
      </text>
      <text x={WIDTH - RIGHT} y={floor - 24} textAnchor="end" {...muted}>
        {quarterLabels.leave}
      </text>
      {[placed.effort / 2, placed.effort].map((value) => (
        <text key={value} x={x(value)} y={floor + 18} textAnchor="middle" {...muted}>
          {formatTick(value)}
        </text>
      ))}
      {[placed.effect / 2, placed.effect].map((value) => (
        <text key={value} x={LEFT - 6} y={y(value) + 4} textAnchor="end" {...muted}>
          {formatTick(Math.round(value * 10) / 10)}
        </text>
      ))}
      {placed.solutions.map(({ id, number, state, x: weeks, y: days }) => {
        const [cx, cy] = [x(weeks), y(days)]
        const chosen = state === 'CHOSEN'
        return (
          <g key={id}>
            <circle
              cx={cx}
              cy={cy}
              r={13}
              fill={chosen ? 'var(--accent)' : 'var(--paper)'}
              stroke={chosen ? 'var(--accent)' : 'var(--ink)'}
              strokeDasharray={state === 'REJECTED' ? '3 3' : undefined}
            />
            <text
              x={cx}
              y={cy + 4}
              textAnchor="middle"
              fontSize={11}
              fontWeight={600}
              fill={chosen ? 'var(--accent-ink)' : 'var(--ink)'}
            >
              И{number}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
